// The report's rows. Texts stand once in `texts`; a cell of a text column is the number of its text.
'use strict';
const report = JSON.parse(document.getElementById('data').textContent);
const isNumber = (column) => column.style === 'number' || column.style === 'yesno';

// Columns with few words in them: one is chosen, not typed.
const choiceTitles = ['Who', 'Basis', 'Synced', 'Proposed', 'Kind', 'State', 'Reads or writes', 'Asset type'];
const isChoice = (column) => ['severity', 'status', 'yesno'].includes(column.style) || choiceTitles.includes(column.title);

// What a person reads in a cell.
function cellText(sheet, row, index) {
    const column = sheet.columns[index];
    if (row[index] === null)
        return '';
    if (column.style === 'yesno')
        return row[index] ? 'Yes' : 'No';
    return column.style === 'number' ? String(row[index]) : report.texts[row[index]];
}

// A row as {title: text}, without what is empty.
function record(sheet, row) {
    const cells = sheet.columns.map((column, index) => [column.title, cellText(sheet, row, index)]);
    return Object.fromEntries(cells.filter(([, text]) => text !== ''));
}

const lowered = []; // of texts, made while nobody waits, or with the first search
function lowerTexts() {
    if (lowered.length === 0)
        for (const text of report.texts)
            lowered.push(text.toLowerCase());
}

function matchingTexts(word) {
    lowerTexts();
    return Uint8Array.from(lowered, (text) => (text.includes(word) ? 1 : 0));
}

// True for rows in which every word occurs in some text.
function searcher(sheet, query) {
    const texts = sheet.columns.map((column, index) => index).filter((index) => !isNumber(sheet.columns[index]));
    const hits = query.toLowerCase().split(/\s+/).filter(Boolean).map(matchingTexts);
    return (row) => hits.every((hit) => texts.some((index) => hit[row[index]] === 1));
}

function sortKey(sheet, index) {
    if (isNumber(sheet.columns[index]))
        return (row) => row[index] ?? -1;
    if (sheet.columns[index].style === 'severity')
        return (row) => report.severities.indexOf(report.texts[row[index]]);
    const texts = lowered.length > 0 ? lowered : report.texts;
    return (row) => texts[row[index]];
}

function compareBy(sheet, { index, descending }) {
    const key = sortKey(sheet, index);
    const sign = descending ? -1 : 1;
    return (a, b) => {
        const x = key(a);
        const y = key(b);
        return x === y ? 0 : x < y ? -sign : sign;
    };
}

// The rows that hold the words, and in each column named in `filters` its text, in the order asked for.
function query(sheet, { search = '', filters = [], sort = null }) {
    let rows = sheet.rows;
    if (search.trim())
        rows = rows.filter(searcher(sheet, search));
    for (const { index, text } of filters) {
        const wanted = text.toLowerCase();
        const fits = isChoice(sheet.columns[index]) ? (cell) => cell === wanted : (cell) => cell.includes(wanted);
        rows = rows.filter((row) => fits(cellText(sheet, row, index).toLowerCase()));
    }
    return sort ? [...rows].sort(compareBy(sheet, sort)) : rows;
}

// The number of a field's row in the dictionary, from 1; 0 = it has none. Worked out with the first question.
let fieldRows;
function rowOfField(name) {
    if (!fieldRows) {
        const sheet = report.sheets.find((one) => one.name === 'data-dictionary');
        const [object, field] = ['Object', 'API name'].map((title) => sheet?.columns.findIndex((column) => column.title === title));
        fieldRows = new Map(sheet?.rows.map((row, index) =>
            [`${cellText(sheet, row, object)}.${cellText(sheet, row, field)}`, index + 1]));
    }
    return fieldRows.get(name) ?? 0;
}
