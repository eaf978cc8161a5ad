// Actions: one card each, grouped by the place where a person has to click.
'use strict';
// The fields of an action, each with its row of the dictionary.
function fieldNames(action) {
    const names = (action['Fields'] ?? '').split(', ');
    return names.flatMap((name, index) => {
        const [text, more] = name.split(' … ');
        const row = rowOfField(text.includes('.') ? text : `${action['Object']}.${text}`);
        const shown = row > 0 ? element('a', { href: `#data-dictionary-${row}` }, text) : text;
        return [index > 0 ? ', ' : '', shown, more ? ` … ${more}` : ''];
    });
}

function card(action) {
    const title = action['What to do'];
    const more = ['Why', 'How', 'Risk', 'Undo'].map((name) => [name, action[name]]);
    const lines = ['Who', 'Where', 'Object', 'Fields', 'Reasons', 'Why', 'How', 'Risk', 'Undo'];
    return element('article', { class: 'card', id: `actions-${action['#']}` },
        element('div', { class: 'head' }, element('a', { href: `#actions-${action['#']}` }, action['#']), tag(action['Severity']),
            element('h4', {}, title), element('span', { class: 'who' }, action['Who']),
            copyButton(() => asText(`${action['Severity']}: ${title}`, lines.map((name) => [name, action[name]])))),
        element('p', { class: 'names' }, ...(action['Fields'] ? fieldNames(action) : [action['Object'] ?? ''])),
        element('p', { class: 'note' }, (action['Reasons'] ?? '').replaceAll('\n', ' · ')),
        action['syncaudit fix'] ? element('p', { class: 'note' }, element('code', {}, 'syncaudit fix'), ` ${action['syncaudit fix']}`) : '',
        element('details', {}, element('summary', {}, 'Why, how, risk and undo'), describe(more)));
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
