// Rules: a section each, and the text of its rule beside a finding.
'use strict';
const ruleLines = ['What to do', 'Who', 'Why', 'How', 'Risk', 'Undo', 'Reason', 'Needs', 'Basis', 'Practice', 'Catalogue'];

function documentation(rule) {
    const pages = (rule['Documentation'] ?? '').split(' ').filter((address) => address.startsWith('https://'));
    return pages.length === 0 ? '' : element('span', {}, ...pages.flatMap((address) => [
        element('a', { href: address, rel: 'noreferrer', target: '_blank' }, address.split('/').pop().replaceAll('-', ' ')), ' ']));
}

function rulePairs(rule) {
    return [...ruleLines.map((name) => [name, rule[name]]), ['Documentation', documentation(rule)]];
}

function showRules(section, sheet) {
    for (const row of sheet.rows) {
        const rule = record(sheet, row);
        section.append(element('details', { id: `rule-${rule['Rule']}`, class: 'card' },
            element('summary', {}, tag(rule['Severity']), ' ', element('strong', {}, rule['Title']),
                ` (${rule['Rule']}) – ${rule['Status']}, ${rule['Findings'] ?? 0} findings`),
            describe(rulePairs(rule))));
    }
}

// What of Marketo uses the field of a finding, each with its page there: a list, or nothing. A field of Lead and of Contact is one of
// Marketo's, whose name the dictionary has.
function usesOf(finding) {
    const [dictionary, uses] = ['data-dictionary', 'marketo-use'].map((name) => report.sheets.find((sheet) => sheet.name === name));
    if (!dictionary || !uses || !finding['Field'])
        return [];
    const field = dictionary.rows.map((row) => record(dictionary, row))
        .find((row) => row['Object'] === finding['Object'] && row['API name'] === finding['Field']);
    const names = (field?.['Marketo API name'] ?? '').split(',');
    return uses.rows.map((row) => record(uses, row)).filter((use) => names.includes(use['Marketo field']));
}

function useLine(use) {
    const text = `${use['Asset type']} "${use['Asset']}": ${use['Place']}, ${use['Reads or writes']}${use['Active'] === 'Yes' ? '' : ', not active'}`;
    return element('li', {}, text, ' ', use['Link'] ? link(`${use['Link'].split('\n')[0]}\nOpen in Marketo`) : '');
}

// A finding with its evidence, and the text of its rule.
function openFinding(sheet) {
    const rules = report.sheets.find((other) => other.name === 'rules');
    const byId = new Map(rules.rows.map((row) => record(rules, row)).map((rule) => [rule['Rule'], rule]));
    return (row) => {
        const finding = record(sheet, row);
        const rule = byId.get(finding['Rule']) ?? {};
        const title = `${[finding['Object'], finding['Field']].filter(Boolean).join('.') || 'Whole org'}: ${finding['Title']}`;
        const own = ['Severity', 'Message', 'Evidence', 'Basis', 'What to do', 'Who', 'Waiver', 'Fingerprint']
            .map((name) => [name, finding[name]]);
        const more = rulePairs(rule).filter(([name]) => ['Why', 'How', 'Risk', 'Undo', 'Documentation'].includes(name));
        const uses = usesOf(finding).map(useLine);
        const used = uses.length > 0 ? [element('h3', {}, 'Used in Marketo'), element('ul', {}, ...uses)] : [];
        showDetail(title, element('div', {}, describe(own), ...used, element('h3', {}, 'The rule'), describe(more)),
            asText(title, [...own, ...more]));
    };
}
