// Adobe's published example payloads, each served as an instance of its own: what comes back is the payload.
//
//   marketo_examples.js DATA-FOLDER SIMULATOR WORK-FOLDER
'use strict';
const assert = require('node:assert/strict');
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const [data, simulator, work] = process.argv.slice(2);
const examples = path.join(data, 'AdobeDocs__marketo-developer.en', 'help', 'rest-api');
const assets = '/rest/asset/v1';

// Fields as describe.json would have them, of fields as one of the calls tells them.
const fields = (object) => (list) => ({ fields: list.map((field) => ({ object, ...field })) });
const form = (list) => ({ forms: [{ id: 1, name: 'Form', status: 'approved', fields: list }] });
// A page of a longer list: there is one more, which is not on it.
const page = (object, list) => fields(object)(list.concat([{ name: 'more', displayName: 'More' }]));

// What is put into the instance, and what is asked for.
const table = [
    ['smart-lists.md.d/000.json', (list) => ({ smartlists: list }), (list) => `${assets}/smartList/${list[0].id}.json?includeRules=true`],
    ['smart-campaigns.md.d/002.json', (list) => ({ smartcampaigns: list }), () => `${assets}/smartCampaigns.json`],
    ...['000', '001', '003', '004', '005'].map((number) => [
        `smart-campaigns.md.d/${number}.json`, (list) => ({ smartcampaigns: list }), (list) => `${assets}/smartCampaign/${list[0].id}.json`]),
    ...['003', '009', '010', '011', '013'].map((number) => [`forms.md.d/${number}.json`, form, () => `${assets}/form/1/fields.json`]),
    ['forms.md.d/007.json', (list) => ({ fields: list.map(formField('lead')) }), () => `${assets}/form/fields.json`],
    ['forms.md.d/008.json', (list) => ({ fields: list.map(formField('program member')) }), () => `${assets}/form/programMemberFields.json`],
    ['custom-objects.md.d/001.json', (list) => ({ customobjects: list.map(({ name, ...rest }) => ({ apiName: name, ...rest })) }), () => '/rest/v1/customobjects/Car/describe.json'],
    ['custom-objects.md.d/008.json', (list) => ({ customobjects: list }), () => '/rest/v1/customobjects/schema/car/describe.json'],
    ['custom-objects.md.d/009.json', (list) => ({ customobjects: list }), () => '/rest/v1/customobjects/schema.json'],
    ['custom-objects.md.d/012.json', (list) => ({ customobjects: list }), () => '/rest/v1/customobjects/schema/transaction/describe.json'],
    ['companies.md.d/005.json', (list) => page('company', list), () => '/rest/v1/companies/schema/fields.json?batchSize=5'],
    ['program-members.md.d/007.json', (list) => page('program member', list), () => '/rest/v1/programs/members/schema/fields.json?batchSize=5'],
    ['leads.md.d/006.json', fields('lead'), () => '/rest/v1/leads/schema/fields/email.json'],
    ['opportunities.md.d/005.json', (list) => page('opportunity', list), () => '/rest/v1/opportunities/schema/fields.json?batchSize=5'],
    ['named-accounts.md.d/005.json', (list) => page('named account', list), () => '/rest/v1/namedaccounts/schema/fields.json?batchSize=5'],
    ['sales-persons.md.d/000.json', (list) => described('sales person', list[0]), () => '/rest/v1/salespersons/describe.json'],
    ['opportunities.md.d/000.json', (list) => described('opportunity', list[0]), () => '/rest/v1/opportunities/describe.json'],
    ['lead-database.md.d/000.json', (list) => described('opportunity role', list[0]), () => '/rest/v1/opportunities/roles/describe.json'],
];

function formField(object) {
    return ({ id, dataType, maxLength, isRequired, ...rest }) => ({
        object, dataType, ...(maxLength ? { length: maxLength } : {}), rest: { name: id }, soap: { name: id }, form: rest });
}

function described(object, told) {
    const { fields: list, ...rest } = told;
    return { ...fields(object)(list), objects: { [object]: rest } };
}

function write(folder, { objects, ...kinds }) {
    fs.mkdirSync(folder, { recursive: true });
    for (const [kind, list] of Object.entries(kinds))
        fs.writeFileSync(path.join(folder, `${kind}.jsonl`), list.map((asset) => `${JSON.stringify(asset)}\n`).join(''));
    fs.writeFileSync(path.join(folder, 'instance.json'), JSON.stringify({
        client_id: 'id', client_secret: 'secret', user: 'u@example.com', workspaces: [], objects: objects || {},
        permissions: ['Read-Only Assets', 'Read-Only Lead', 'Read-Only Company', 'Read-Only Opportunity', 'Read-Only Custom Object',
            'Read-Only Named Account', 'Read-Only Sales Person', 'Read-Write Schema Custom Field'] }));
}

// The address the simulator tells.
function serve(folder) {
    const server = spawn(simulator, [folder, '--set', '1018-paths='], { stdio: ['ignore', 'pipe', 'inherit'] });
    return new Promise((resolve, reject) => {
        server.stdout.once('data', (line) => resolve({ server, url: line.toString().trim() }));
        server.once('exit', (code) => reject(new Error(`the simulator ended with ${code}`)));
    });
}

async function ask(url, address) {
    const token = await (await fetch(`${url}/identity/oauth/token?grant_type=client_credentials&client_id=id&client_secret=secret`)).json();
    return (await fetch(url + address, { headers: { Authorization: `Bearer ${token.access_token}` } })).json();
}

async function check([name, instance, address], number) {
    const payload = JSON.parse(fs.readFileSync(path.join(examples, name), 'utf8'));
    const folder = path.join(work, String(number));
    write(folder, instance(payload.result));
    const { server, url } = await serve(folder);
    try {
        const answer = await ask(url, address(payload.result));
        assert.deepEqual(answer.result, payload.result, name);
        assert.deepEqual(Object.keys(answer).sort(), Object.keys(payload).sort(), `${name}: members of the answer`);
        for (const member of ['success', 'errors', 'warnings', 'moreResult'])
            assert.deepEqual(answer[member], payload[member], `${name}: ${member}`);
    } finally {
        server.removeAllListeners('exit');
        server.kill();
    }
}

async function main() {
    let failed = 0;
    for (const [number, row] of table.entries()) {
        try {
            await check(row, number);
        } catch (error) {
            console.error(`${row[0]}: ${error.message}`);
            failed++;
        }
    }
    console.log(`${table.length - failed} of ${table.length} payloads come back as they are published`);
    process.exit(failed ? 1 : 0);
}

main();
