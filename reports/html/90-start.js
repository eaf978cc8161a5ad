// Fills the sections once the page has been painted. A section whose sheet is not named here is a table.
'use strict';
const shown = { decide: showDecide, actions: showActions, rules: showRules };

function fill(sheet) {
    const section = document.getElementById(sheet.name);
    if (shown[sheet.name])
        shown[sheet.name](section, sheet);
    else
        makeTable(section, sheet, sheet.name === 'findings' ? openFinding(sheet) : openRow(sheet));
    if (sheet.left > 0)
        section.append(element('p', { class: 'note' }, `${sheet.left} more rows are in the workbook.`));
}

// One section a turn, so that the page answers meanwhile.
function fillNext(waiting) {
    const sheet = waiting.shift();
    if (!sheet) {
        document.documentElement.dataset.ready = 'true';
        requestIdleCallback(lowerTexts);
        return;
    }
    fill(sheet);
    setTimeout(() => fillNext(waiting));
}

requestAnimationFrame(() => setTimeout(() => {
    document.querySelectorAll('figure[data-table]').forEach(drawChart);
    fillNext([...report.sheets]);
}));
