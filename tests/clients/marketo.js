// What two clients of Marketo's REST API make of the simulator: marketo.js URL INSTANCE-FOLDER
'use strict';
const assert = require('assert');
const fs = require('fs');
const path = require('path');

const [url, folder] = process.argv.slice(2);
const instance = JSON.parse(fs.readFileSync(path.join(folder, 'instance.json'), 'utf8'));

function lines(kind) {
    return fs.readFileSync(path.join(folder, kind + '.jsonl'), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
}

async function tell(where, form) {
    const answer = await fetch(url + where, { method: 'POST', body: new URLSearchParams(form) });
    assert.ok(answer.ok, where);
}

async function state() {
    return (await fetch(url + '/simulator/state')).json();
}

// These settings and no others.
async function settings(form) {
    await tell('/simulator/reset', {});
    await tell('/simulator/settings', form);
}

function client(name) {
    const Marketo = require(name);
    return new Marketo({
        endpoint: url + '/rest', identity: url + '/identity', clientId: instance.client_id, clientSecret: instance.client_secret,
        retry: { maxRetries: 3, initialDelay: 10, maxDelay: 600 },
    });
}

// All pages of an answer, as the client itself walks them.
async function pages(first) {
    const found = [];
    for (let page = await first; page && page.result && page.result.length; page = page.nextPage ? await page.nextPage() : null)
        found.push(...page.result);
    return found;
}

async function reads(marketo) {
    const leads = lines('fields').filter((field) => field.object === 'lead');
    const described = await marketo.lead.describe();
    assert.deepStrictEqual(described.result.map((field) => field.id), leads.filter((field) => !field.isHidden).map((field) => field.id));
    const schema = await pages(marketo._connection.get('/v1/leads/schema/fields.json', { query: { batchSize: 4 } }));
    assert.deepStrictEqual(schema.map((field) => field.name), leads.map((field) => field.rest.name));
    const lists = lines('smartlists').filter((list) => !list.isSystem).map((list) => list.id);
    assert.deepStrictEqual((await pages(marketo._connection.get('/asset/v1/smartLists.json', { query: { maxReturn: 2 } }))).map((list) => list.id), lists);
    assert.strictEqual((await marketo.smartList.byId(2003, { includeRules: true })).result[0].id, 2003);
    const mails = lines('emails').filter((mail) => !mail.unlisted).map((mail) => mail.id);
    assert.deepStrictEqual((await pages(marketo.email.getEmails())).map((mail) => mail.id), mails);
    assert.strictEqual((await marketo.email.getEmailContent(5001)).result[0].htmlId, 'edit_text_1');
    assert.strictEqual((await marketo.landingPage.getLandingPages()).result[0].id, 6001);
    assert.strictEqual((await marketo.stats.usage()).result[0].users[0].userId, instance.user);
}

// A token that ends is renewed, one that was refused is asked for again, and what goes away by itself is waited for.
async function recovers(marketo) {
    await settings({ window: 0, 'token-calls': 3 });
    const before = (await state()).tokens;
    for (let i = 0; i < 8; i++)
        assert.ok((await marketo.lead.describe()).success);
    assert.ok((await state()).tokens > before, 'the token was never renewed');
    for (const code of ['601', '602', '606', '608', '611']) {
        await settings({ window: 0, [code]: 1, until: 1, from: 1 });
        assert.ok((await marketo.lead.describe()).success, code);
        const asked = (await state()).asked['GET /rest/v1/leads/describe.json'];
        assert.ok(asked >= 2, `${code}: asked ${asked} times`);
    }
    await settings({ window: 3, 'window-ms': 500, '606-counts': 'false' });
    for (let i = 0; i < 5; i++)
        assert.ok((await marketo.lead.describe()).success);
    assert.ok((await state()).asked['GET /rest/v1/leads/describe.json'] > 5, 'the window was never full');
}

async function refused(marketo) {
    await settings({ window: 0, without: 'Read-Only Lead' });
    await assert.rejects(Promise.resolve(marketo.lead.describe()), (error) => error.errors[0].code === '603');
    await settings({ window: 0 });
    await assert.rejects(Promise.resolve(marketo._connection.get('/v1/nothing.json')), (error) => error.errors[0].code === '610');
}

async function main() {
    for (const name of ['node-marketo-rest', '@grouparoo/node-marketo-rest']) {
        const marketo = client(name);
        await settings({ window: 0 });
        await reads(marketo);
        await recovers(marketo);
        await refused(marketo);
        console.log(`${name}: token, pages and renewal as it expects them`);
    }
}

main().catch((error) => {
    console.error(error);
    process.exit(1);
});
