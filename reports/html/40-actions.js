// Actions: one card each, grouped by the place where a person has to click.
'use strict';
function card(action) {
    const title = action['What to do'];
    const names = action['Fields'] ?? action['Object'] ?? '';
    const more = ['Why', 'How', 'Risk', 'Undo'].map((name) => [name, action[name]]);
    const made = element('article', { class: 'card' },
        element('div', { class: 'head' }, tag(action['Severity']), element('h4', {}, title),
            element('span', { class: 'who' }, action['Who']),
            copyButton(() => asText(`${action['Severity']}: ${title}`, ['Who', 'Where', 'Object', 'Fields', 'Reasons', 'Why', 'How', 'Risk', 'Undo']
                .map((name) => [name, action[name]])))),
        element('p', { class: 'names' }, names),
        element('p', { class: 'note' }, (action['Reasons'] ?? '').replaceAll('\n', ' · ')),
        element('details', {}, element('summary', {}, 'Why, how, risk and undo'), describe(more)));
    return made;
}

function showActions(section, sheet) {
    const places = new Map();
    for (const row of sheet.rows) {
        const action = record(sheet, row);
        places.set(action['Where'], [...(places.get(action['Where']) ?? []), action]);
    }
    for (const [place, actions] of places) {
        const address = actions[0]['Open'] ? link(actions[0]['Open']) : '';
        if (address)
            address.setAttribute('aria-label', `Open ${place} in Salesforce`);
        section.append(element('h3', {}, place, ' ', address), ...actions.map(card));
    }
    if (places.size === 0)
        section.append(element('p', {}, 'Nothing to do.'));
}

// On paper the actions are open; rules are a list.
window.addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll('#actions details'))
        details.open = true;
});
