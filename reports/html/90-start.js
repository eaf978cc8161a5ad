// Fills the sections once the page has been painted. A section whose sheet is not named here is a table.
'use strict';
const shown = { decide: showDecide, actions: showActions, rules: showRules };

const opened = new Map(); // by the name of a table: what opens one of its rows

function fill(sheet) {
    const section = document.getElementById(sheet.name);
    if (shown[sheet.name])
        shown[sheet.name](section, sheet);
    else {
        opened.set(sheet.name, openAt(sheet, sheet.name === 'findings' ? openFinding(sheet) : openRow(sheet)));
        makeTable(section, sheet, opened.get(sheet.name));
    }
    if (sheet.left > 0)
        section.append(element('p', { class: 'note' }, `${sheet.left} more rows are in the workbook.`));
}

// What the address names: an element, or the row of a table.
function goThere() {
    const place = decodeURIComponent(location.hash.slice(1));
    const [, name, number] = /^(.*)-(\d+)$/.exec(place) ?? [];
    const row = report.sheets.find((sheet) => sheet.name === name)?.rows[number - 1];
    (document.getElementById(place) ?? document.getElementById(name))?.scrollIntoView();
    if (row && opened.has(name))
        opened.get(name)(row);
}
window.addEventListener('hashchange', goThere);

// The menu marks the section that is read: the last one that has begun.
function markMenu() {
    const links = [...document.querySelectorAll('nav a')];
    const begun = links.filter((one) => document.querySelector(one.hash).getBoundingClientRect().top < window.innerHeight / 3);
    const current = begun.at(-1) ?? links[0];
    for (const one of links)
        if (one === current)
            one.setAttribute('aria-current', 'true');
        else
            one.removeAttribute('aria-current');
}
document.addEventListener('scroll', () => requestAnimationFrame(markMenu), { passive: true });

// One section a turn, so that the page answers meanwhile.
function fillNext(waiting) {
    const sheet = waiting.shift();
    if (!sheet) {
        goThere();
        document.documentElement.dataset.ready = 'true';
        requestIdleCallback(lowerTexts);
        return;
    }
    fill(sheet);
    setTimeout(() => fillNext(waiting));
}

requestAnimationFrame(() => setTimeout(() => {
    markMenu();
    document.querySelectorAll('figure[data-table]').forEach(drawChart);
    fillNext([...report.sheets]);
}));
