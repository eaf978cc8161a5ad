// Reads real payloads without the program's help and compares: see realdata.sh.
//
//   realdata.js split DATA OUT         sorts the describes and global describes of DATA into one folder per org
//   realdata.js build DATA OUT         makes an org of each project whose metadata source DATA has
//   realdata.js short FOLDER           the findings of FOLDER are a short list
//   realdata.js decide FOLDER          groups leave few decisions, and hold nothing that is for itself
//   realdata.js rules ORG FOLDER       how many findings each rule has in FOLDER, by severity: a line each
//   realdata.js compare ORG FOLDER     every field of ORG is in the snapshot, the workbook and the csv of FOLDER
'use strict';
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const metadata = require('./metadata.js');

function readJson(file) {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
}

// Entries that a tool or a hand has cut: what one of them has, the others get in its least telling form.
function even(entries) {
    const plain = {};
    for (const [key, value] of entries.flatMap((entry) => Object.entries(entry)))
        plain[key] ??= typeof value === 'boolean' ? false : typeof value === 'number' ? 0 : Array.isArray(value) ? [] : null;
    return entries.map((entry) => ({ ...plain, ...entry }));
}

// A describe with all that Salesforce always gives; texts of a field that are never null are its name.
function whole(describe) {
    const { name } = describe;
    const texts = (entry) => ({ ...entry, label: entry.label ?? entry.name, soapType: entry.soapType ?? 'xsd:string' });
    const fields = describe.fields.map((field) => ({ createable: false, updateable: false, nillable: false, calculated: false,
                                                     custom: false, defaultedOnCreate: false, picklistValues: [], ...field }));
    return { label: name, labelPlural: name, custom: name.endsWith('__c'), customSetting: false, createable: true,
             updateable: true, deletable: true, queryable: true, recordTypeInfos: [], childRelationships: [], ...describe,
             fields: even(fields).map(texts) };
}

// A repository may hold several describes of one object, from several orgs: the n-th one goes to its n-th org.
function split(data, out) {
    const seen = new Map();
    for (const [file, kind] of manifest(data)) {
        if (!['describe', 'describe_fields', 'global'].includes(kind))
            continue;
        const repository = file.split('/')[0];
        const body = readJson(path.join(data, file));
        if (kind === 'describe_fields') // a tool dropped the keys of the object
            body.name = path.basename(file, '.json');
        const object = kind === 'global' ? '*' : body.name;
        const key = `${repository} ${object}`;
        const turn = (seen.get(key) ?? 0) + 1;
        seen.set(key, turn);
        const folder = path.join(out, `${repository}-${turn}`);
        fs.mkdirSync(folder, { recursive: true });
        const copy = path.join(folder, `${object === '*' ? 'global' : object}.json`);
        if (kind === 'global')
            fs.copyFileSync(path.join(data, file), copy);
        else
            fs.writeFileSync(copy, JSON.stringify(whole(body)));
    }
}

function manifest(data) {
    return fs.readFileSync(path.join(data, 'MANIFEST.tsv'), 'utf8').trim().split('\n').slice(1).map((row) => row.split('\t'));
}

// The standard objects are those of the largest describe there is.
function build(data, out) {
    const standard = new Map();
    for (const [file, kind] of manifest(data)) {
        const object = kind === 'describe' ? readJson(path.join(data, file)) : { name: '__c' };
        if (!/__\w+$/.test(object.name) && (standard.get(object.name)?.fields.length ?? 0) < object.fields.length)
            standard.set(object.name, object);
    }
    for (const [folder] of manifest(data).filter((row) => row[1] === 'sfdx')) {
        const org = path.join(out, `${path.basename(folder)}-source`);
        fs.mkdirSync(org, { recursive: true });
        for (const object of metadata.describes(path.join(data, folder), standard))
            fs.writeFileSync(path.join(org, `${object.name}.json`), JSON.stringify(whole(object)));
    }
}

// At most 25 actions above info, and no rule that makes more than 20 of them.
function short(folder) {
    const run = readJson(path.join(folder, 'findings.json'));
    const actions = run.actions.filter((action) => action.severity !== 'info');
    const rows = new Map();
    for (const action of run.actions)
        for (const rule of new Set(action.findings.map((fingerprint) => fingerprint.split(':')[0])))
            rows.set(rule, (rows.get(rule) ?? 0) + 1);
    const scattered = [...rows].filter(([, count]) => count > 20).map(([rule]) => rule);
    console.log(`${run.run.verdict}: ${actions.length} actions above info of ${run.findings.length} findings`,
        scattered.length > 0 ? `; more than 20 rows: ${scattered}` : '');
    process.exitCode = actions.length > 25 || scattered.length > 0 ? 1 : 0;
}

// At most 60 rows are left to decide; no group has a field that is sensitive, gives away a session or is in use.
function decide(folder) {
    const [titles, ...lines] = parseCsv(fs.readFileSync(path.join(folder, 'decide.csv'), 'utf8'));
    const rows = lines.filter((line) => line.length === titles.length).map((line) => Object.fromEntries(titles.map((title, i) => [title, line[i]])));
    const groups = rows.filter((row) => row['API name'].endsWith('*'));
    const fields = rows.filter((row) => !row['API name'].endsWith('*'));
    const members = new Set(groups.flatMap((group) => group['What it is'].replace(/^\d+ fields: /, '').split(', ')));
    const alone = fields.filter((row) => !members.has(`${row.Object}.${row['API name']}`));
    const wrong = fields.filter((row) => /^sensitive|session|Marketo: (?!no use|not|does)|used by/.test(`${row['What it is']} ${row.Where}`)
        && members.has(`${row.Object}.${row['API name']}`));
    console.log(`${fields.length} undecided fields, ${groups.length + alone.length} decisions: ${groups.length} groups of ${members.size} fields,`,
        `${alone.length} fields by themselves`, wrong.length > 0 ? `; not for a group: ${wrong.map((row) => row['API name'])}` : '');
    const known = new Set(fields.map((row) => `${row.Object}.${row['API name']}`));
    process.exitCode = groups.length + alone.length > 60 || wrong.length > 0 || [...members].some((name) => !known.has(name)) ? 1 : 0;
}

// org, rule, severity and number of findings, with tabs between them.
function rules(org, folder) {
    const counts = new Map();
    for (const finding of readJson(path.join(folder, 'findings.json')).findings) {
        const line = [path.basename(org), finding.rule, finding.severity].join('\t');
        counts.set(line, (counts.get(line) ?? 0) + 1);
    }
    for (const [line, count] of [...counts].sort())
        console.log(`${line}\t${count}`);
}

function parseCsv(text) {
    const rows = [];
    let row = [];
    for (const [, quoted, plain, end] of text.replace(/^\uFEFF/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
        row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
        if (end !== ',') {
            rows.push(row);
            row = [];
        }
    }
    return rows;
}

const entities = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };

function unescapeXml(text) {
    return text.replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => entities[entity]);
}

function unzip(book, part) {
    return execFileSync('unzip', ['-p', book, part], { encoding: 'utf8', maxBuffer: 1 << 30 });
}

function columnNumber(reference) {
    return [...reference.match(/^[A-Z]+/)[0]].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

// The texts of a sheet as rows of cells.
function readSheet(book, name) {
    const sheets = [...unzip(book, 'xl/workbook.xml').matchAll(/<sheet name="([^"]*)" sheetId="(\d+)"/g)];
    const number = sheets.find((sheet) => unescapeXml(sheet[1]) === name)[2];
    const shared = execFileSync('unzip', ['-Z1', book], { encoding: 'utf8' }).includes('xl/sharedStrings.xml')
        ? [...unzip(book, 'xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map((item) => item[1]) : [];
    const rows = [];
    for (const [, body] of unzip(book, `xl/worksheets/sheet${number}.xml`).matchAll(/<row [^>]*>(.*?)<\/row>/gs)) {
        const row = [];
        for (const [, reference, type, content] of body.matchAll(/<c r="([A-Z]+\d+)"(?:[^>]*? t="(\w+)")?[^>]*?(?:\/>|>(.*?)<\/c>)/gs)) {
            const inner = type === 's' ? shared[Number(content.match(/<v>(.*?)<\/v>/)[1])] : content ?? '';
            const text = [...inner.matchAll(/<(?:t|v)(?: [^>]*)?>(.*?)<\/(?:t|v)>/gs)].map((item) => item[1]).join('');
            row[columnNumber(reference)] = unescapeXml(text);
        }
        rows.push(row);
    }
    return rows;
}

// Rows of a dictionary as {object, field, formula}; the header is the row that names all three columns.
function dictionary(rows) {
    const titles = ['Object', 'API name', 'Formula'];
    const start = rows.findIndex((row) => titles.every((title) => row.includes(title)));
    const [object, field, formula] = titles.map((title) => rows[start].indexOf(title));
    return rows.slice(start + 1).filter((row) => row[field])
        .map((row) => ({ object: row[object], field: row[field], formula: Boolean(row[formula]) }));
}

function snapshot(file) {
    const sql = 'SELECT object, field, formula IS NOT NULL AS formula FROM field';
    const rows = execFileSync('sqlite3', ['-readonly', '-json', file, sql], { encoding: 'utf8', maxBuffer: 1 << 30 });
    return JSON.parse(rows || '[]').map((row) => ({ ...row, formula: row.formula === 1 }));
}

function compare(org, folder) {
    const described = fs.readdirSync(org).filter((file) => file !== 'global.json')
        .map((file) => readJson(path.join(org, file)));
    const expected = described.flatMap((object) => object.fields.map((field) =>
        `${object.name}.${field.name}${(field.calculatedFormula ?? null) === null ? '' : ' formula'}`)).sort();
    const sources = {
        'snapshot.db': snapshot(path.join(folder, 'snapshot.db')),
        'data-dictionary.csv': dictionary(parseCsv(fs.readFileSync(path.join(folder, 'data-dictionary.csv'), 'utf8'))),
        'data-dictionary.xlsx': dictionary(readSheet(path.join(folder, 'data-dictionary.xlsx'), 'Data dictionary')),
    };
    let wrong = 0;
    for (const [name, rows] of Object.entries(sources)) {
        const found = rows.map((row) => `${row.object}.${row.field}${row.formula ? ' formula' : ''}`).sort();
        if (JSON.stringify(found) === JSON.stringify(expected))
            continue;
        wrong = 1;
        const missing = expected.filter((field) => !found.includes(field));
        const extra = found.filter((field) => !expected.includes(field));
        console.log(`${path.basename(org)}: ${name}: ${found.length} fields, expected ${expected.length};`,
            `missing: ${missing.slice(0, 5).join(', ')}; not expected: ${extra.slice(0, 5).join(', ')}`);
    }
    console.log(`${path.basename(org)}: ${described.length} objects, ${expected.length} fields,`,
        `${expected.filter((field) => field.endsWith(' formula')).length} formulas`);
    process.exitCode = wrong;
}

const [command, ...operands] = process.argv.slice(2);
({ split, build, short, decide, rules, compare })[command](...operands);
