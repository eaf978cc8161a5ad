// Tables: the library draws the rows that are seen and asks for more; which rows those are is answered from the data.
'use strict';
const PAGE = 100;

function formatter(column) {
    return (cell) => {
        const text = cell.getValue();
        if (column.style === 'link')
            return link(text);
        return (column.style === 'severity' || column.style === 'status') && text ? tag(text) : document.createTextNode(text);
    };
}

// Columns of which something is filled, or that are for somebody to fill in.
function shownColumns(sheet, own) {
    return sheet.columns.map((column, index) => ({ column, index }))
        .filter(({ column, index }) => own.keeps?.(column) || sheet.rows.some((row) => (isNumber(column) ? row[index] !== null : row[index] !== 0)));
}

// The words of a column in their order: severities by weight, others by the alphabet.
function choicesOf(sheet, index) {
    const words = [...new Set(sheet.rows.map((row) => cellText(sheet, row, index)))].filter(Boolean);
    const rank = (word) => report.severities.indexOf(word);
    return words.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

// A filter with the words of its column.
function chooser(sheet, index) {
    return (cell, rendered, success, cancel, { elementAttributes }) => {
        const box = element('select', elementAttributes, element('option', { value: '' }, 'all'),
            ...choicesOf(sheet, index).map((word) => element('option', {}, word)));
        box.addEventListener('change', () => success(box.value));
        return box;
    };
}

function columnOf({ column, index }, sheet, position, own) {
    return {
        title: column.title,
        titleFormatter: () => document.createTextNode(column.title), // the library would take it for markup
        field: String(index),
        width: own.width?.(column) ?? Math.min(Math.max(column.width * 7 + 16, column.title.length * 8 + 44), 380),
        variableHeight: Boolean(own.content),
        frozen: position < sheet.freeze && window.innerWidth > 740,
        hozAlign: column.style === 'number' ? 'right' : 'left',
        formatter: own.content ? (cell) => own.content(cell.getData().row, index) : formatter(column),
        headerSort: !own.content,
        headerFilter: own.keeps?.(column) ? false : isChoice(column) ? chooser(sheet, index) : 'input',
        headerFilterEmptyCheck: (value) => !value,
        headerFilterParams: { elementAttributes: { 'aria-label': `Filter ${column.title}` } },
    };
}

function questionOf(params, search) {
    const [sorter] = params.sort ?? [];
    return {
        search,
        filters: (params.filter ?? []).map((filter) => ({ index: Number(filter.field), text: String(filter.value) })),
        sort: sorter ? { index: Number(sorter.field), descending: sorter.dir === 'desc' } : null,
    };
}

// A row can be opened by mouse and by keyboard. The library formats one line several times.
function openable(table, place, open) {
    table.on('rowClick', (event, row) => {
        if (!event.target.closest('a, button, input, select'))
            open(row.getData().row);
    });
    // Rows get the focus; a box around them that gets it too is no part of a grid.
    table.on('tableBuilt', () => place.querySelector('.tabulator-tableholder').removeAttribute('tabindex'));
    place.addEventListener('keydown', (event) => {
        const row = event.key === 'Enter' && table.getRows('visible').find((one) => one.getElement() === event.target);
        if (!row)
            return;
        event.preventDefault(); // or the same stroke presses the button that gets the focus
        open(row.getData().row);
    });
}

// `own` is what a section does its own way: columns it `keeps` though they are empty, rows it `shows` while nothing is searched for, the
// `content` and `width` of its cells, and a class to `mark` a row with.
function makeTable(section, sheet, open, own = {}) {
    const box = element('input', { type: 'search', id: `${sheet.name}-search`, autocomplete: 'off' });
    const count = element('span', { role: 'status', class: 'note' });
    const place = element('div', { class: 'grid' });
    section.append(element('div', { class: 'tools screen' }, element('label', { for: box.id }, 'Search'), box, count),
        element('div', { class: 'screen' }, place));
    const answer = async (url, config, params) => {
        const question = questionOf(params, box.value);
        const all = query(sheet, question);
        const searched = question.search.trim() || question.filters.length > 0;
        const found = searched || !own.shows ? all : all.filter(own.shows);
        count.textContent = found.length === sheet.rows.length ? `${found.length} rows` : `${found.length} of ${sheet.rows.length} rows`;
        const start = (params.page - 1) * PAGE;
        const data = found.slice(start, start + PAGE).map((row) =>
            Object.fromEntries([['row', row], ...sheet.columns.map((column, index) => [index, cellText(sheet, row, index)])]));
        return { last_page: Math.max(1, Math.ceil(found.length / PAGE)), data };
    };
    // Without keys of its own: the library takes " # $ & ( in a field for keys that scroll.
    const table = new Tabulator(place, {
        keybindings: false,
        height: '65vh', columns: shownColumns(sheet, own).map((shown, position) => columnOf(shown, sheet, position, own)),
        ajaxURL: 'rows', ajaxRequestFunc: answer, progressiveLoad: 'scroll', paginationSize: PAGE,
        sortMode: 'remote', filterMode: 'remote', headerFilterLiveFilterDelay: 150, layout: 'fitDataFill',
        placeholder: 'Nothing matches', autoResize: !own.content, 
        rowFormatter: (row) => {
            row.getElement().tabIndex = 0;
            row.getElement().classList.add(...[own.mark?.(row.getData().row)].filter(Boolean));
        }, dataLoader: false,
    });
    openable(table, place, open);
    let waiting;
    box.addEventListener('input', () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => table.setData(), 40);
    });
    return table;
}

// What happened to the object and field of a row, oldest first: a list, or nothing.
function timelineOf(cells) {
    const sheet = report.sheets.find(({ name }) => name === 'timeline');
    const field = cells['Field'] ?? cells['API name'];
    const events = sheet && field
        ? sheet.rows.map((row) => record(sheet, row)).filter((event) => event['Object'] === cells['Object'] && event['Field'] === field)
        : [];
    const line = (event) => [event['Seen'], event['What happened'], [event['Before'], event['Now']].filter(Boolean).join(' → '),
        event['Details'], event['Who'] && `by ${event['Who']}`].filter(Boolean).join(' · ');
    return events.map(line);
}

// An opened row has an address of its own, to be sent to somebody with the same file; closed, it is the section's.
function openAt(sheet, open) {
    return (row) => {
        const place = `#${sheet.name}-${sheet.rows.indexOf(row) + 1}`;
        history.replaceState(null, '', place);
        open(row);
        document.getElementById('detail').addEventListener('close', () => {
            if (location.hash === place)
                history.replaceState(null, '', `#${sheet.name}`);
        }, { once: true });
    };
}

// The row's own cells: what a table without a page of its own shows.
function openRow(sheet) {
    return (row) => {
        const cells = record(sheet, row);
        const pairs = Object.entries(cells);
        const title = pairs.slice(0, 2).map(([, text]) => text).join('.');
        const events = sheet.name === 'timeline' ? [] : timelineOf(cells);
        if (events.length > 0)
            pairs.push(['Timeline', events.join('\n')]);
        showDetail(title, describe(pairs), asText(title, pairs));
    };
}
