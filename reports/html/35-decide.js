// Decide: the table in which marketing answers. What is entered stays in the open page until it is saved as a file, which
// `syncaudit decisions import` takes like a workbook: it has the run's stamp and every row that was changed.
'use strict';
const GROUP = 1;
const MEMBER = 2;
const isInput = (column) => column.style === 'input' || column.style === 'day';

const entered = new Map(); // row → Map of column index → text
const saved = new Set(); // rows that a saved file has: the next one takes back what is no longer entered
let unsaved = false;

const textIn = (sheet, row, index) => entered.get(row)?.get(index) ?? cellText(sheet, row, index);

function enter(sheet, row, index, text) {
    const texts = entered.get(row) ?? new Map();
    texts.set(index, text);
    if (text === cellText(sheet, row, index))
        texts.delete(index);
    if (texts.size > 0)
        entered.set(row, texts);
    else
        entered.delete(row);
    unsaved = entered.size > 0 || saved.size > 0;
}

// A day that somebody wrote in words is shown as it is: a field for dates would hide it.
function controlFor(column, text) {
    if (column.choices) {
        const choices = ['', ...column.choices.split(',')];
        const known = choices.find((choice) => choice === text.toLowerCase());
        const select = element('select', {}, ...(known === undefined ? [text, ...choices] : choices).map((choice) =>
            element('option', { value: choice }, choice)));
        select.value = known ?? text;
        return select;
    }
    const isDay = column.style === 'day' && /^(\d{4}-\d\d-\d\d)?$/.test(text);
    // One line of a field for text would drop the line breaks of a spreadsheet.
    const input = text.includes('\n') ? element('textarea', { rows: '2' }) : element('input', { type: isDay ? 'date' : 'text', autocomplete: 'off' });
    input.value = text;
    return input;
}

function control(sheet, row, index, changed) {
    const column = sheet.columns[index];
    const made = controlFor(column, textIn(sheet, row, index));
    made.setAttribute('aria-label', `${column.title}: ${cellText(sheet, row, 0)} ${cellText(sheet, row, 1)}`);
    made.addEventListener('input', () => {
        enter(sheet, row, index, made.value);
        changed();
    });
    return made;
}

// Quoted as RFC 4180 has it; what a spreadsheet would run gets an apostrophe in front, which the import takes away.
function csvCell(text) {
    const guarded = /^'*[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
    return /[",;\t\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

// What tells a field that has another name by now, where Setup could be read.
function fieldIdOf(object, field) {
    const dictionary = report.sheets.find((one) => one.name === 'data-dictionary');
    const index = dictionary?.columns.findIndex((column) => column.title === 'Field ID') ?? -1;
    const row = rowOfField(`${object}.${field}`);
    return index >= 0 && row > 0 ? cellText(dictionary, dictionary.rows[row - 1], index) : '';
}

// A group's fields stand in its row: they are what it decides.
function decisionsFile(sheet) {
    const [object, field, fields] = ['Object', 'API name', 'What it is'].map((title) => sheet.columns.findIndex((column) => column.title === title));
    const inputs = sheet.columns.map((column, index) => index).filter((index) => isInput(sheet.columns[index]));
    const rows = sheet.rows.filter((row) => entered.has(row) || saved.has(row)).map((row) => [
        cellText(sheet, row, object), cellText(sheet, row, field),
        row[sheet.columns.length] === GROUP ? cellText(sheet, row, fields) : '',
        fieldIdOf(cellText(sheet, row, object), cellText(sheet, row, field)),
        ...inputs.map((index) => textIn(sheet, row, index))]);
    const titles = ['Object', 'API name', 'What it is', 'Field ID', ...inputs.map((index) => sheet.columns[index].title)];
    const lines = [titles, ...rows, [report.stamp]].map((cells) => cells.map(csvCell).join(','));
    return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function save(sheet) {
    const [, time, org] = /^syncaudit run ([^,]*), org ([^,]*)/.exec(report.stamp);
    const address = URL.createObjectURL(new Blob([decisionsFile(sheet)], { type: 'text/csv' }));
    element('a', { href: address, download: `decisions-${org}-${time.replaceAll(':', '-')}.csv` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
    for (const row of entered.keys())
        saved.add(row);
    unsaved = false;
}

window.addEventListener('beforeunload', (event) => {
    if (unsaved)
        event.preventDefault();
});

// The groups: which row's fields stand below which, and which are open.
function foldsOf(sheet) {
    const head = new Map();
    let last = null;
    for (const row of sheet.rows) {
        const fold = row[sheet.columns.length];
        if (fold === MEMBER)
            head.set(row, last);
        else
            last = row;
    }
    const open = new Set();
    return {
        shows: (row) => !head.has(row) || open.has(head.get(row)),
        button: (row, text, changed) => {
            const made = element('button', { type: 'button', class: 'fold', 'aria-expanded': String(open.has(row)) }, text);
            made.addEventListener('click', () => {
                if (!open.delete(row))
                    open.add(row);
                made.setAttribute('aria-expanded', String(open.has(row)));
                changed();
            });
            return made;
        },
        isMember: (row) => head.has(row),
    };
}

function showDecide(section, sheet) {
    const folds = foldsOf(sheet);
    const button = element('button', { type: 'button', disabled: '' }, 'Save decisions');
    const state = element('span', { class: 'note', 'aria-live': 'polite' });
    const tell = () => {
        const count = new Set([...entered.keys(), ...saved]).size;
        button.disabled = count === 0;
        const rows = count === 1 ? '1 row' : `${count} rows`;
        state.textContent = unsaved ? `${rows} changed, not saved yet`
            : count > 0 ? `${rows} saved: bring the file back with syncaudit decisions import` : '';
    };
    button.addEventListener('click', () => {
        save(sheet);
        tell();
    });
    section.append(element('div', { class: 'tools screen' }, button, state));
    const label = sheet.columns.findIndex((column) => column.title === 'Label');
    const table = makeTable(section, sheet, openRow(sheet), {
        keeps: isInput,
        shows: folds.shows,
        // Beside the menu, at 1,440 pixels: what is to be filled in may not lie to the right of the screen. Texts wrap.
        width: (column) => (isInput(column) ? Math.max(column.width * 6.6 + 8, column.style === 'day' ? 128 : 96) : Math.max(column.width * 5.2 + 8, 76)),
        content: (row, index) => {
            if (isInput(sheet.columns[index]))
                return control(sheet, row, index, tell);
            const text = cellText(sheet, row, index);
            return index === label && row[sheet.columns.length] === GROUP
                ? folds.button(row, text, () => table.replaceData()) : element('div', { class: 'clamp' }, text);
        },
        mark: (row) => (folds.isMember(row) ? 'member' : ''),
    });
    // The library's own way draws the rows anew whenever the table is scrolled to, under the hands of whoever types.
    window.addEventListener('resize', () => table.redraw());
}
