// The HTML report in Chromium; see tests/clients/page.sh.
//
//   page.js check FOLDER        counts, search, sort, detail, print, narrow screens, accessibility; nothing is fetched
//   page.js timeline FOLDER     beside a field stands what happened to it
//   page.js hostile FOLDER      text that wants to be markup is text
//   page.js measure FOLDER      prints the time to the first paint and to the answer of a search
'use strict';
const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const puppeteer = require('puppeteer-core');

async function open(browser, folder) {
    const page = await browser.newPage();
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('request', (request) => /^(file|data):/.test(request.url()) || complaints.push(`request of ${request.url()}`));
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(`file://${path.resolve(folder, 'report.html')}`);
    await page.waitForSelector('html[data-ready]');
    return { page, complaints };
}

const rowsOf = (page, name) => page.$$eval(`#${name} .tabulator-row`, (rows) => rows.map((row) =>
    [...row.querySelectorAll('.tabulator-cell')].map((cell) => cell.innerText)));
const countOf = (page, name) => page.$eval(`#${name} [role=status]`, (status) => status.innerText);

async function search(page, name, words) {
    const before = await countOf(page, name);
    await page.$eval(`#${name}-search`, (box) => { box.value = ''; });
    await page.type(`#${name}-search`, words);
    await page.waitForFunction((selector, text) => document.querySelector(selector).innerText !== text, {},
        `#${name} [role=status]`, before);
    await page.waitForNetworkIdle({ idleTime: 150 }); // the library draws a moment after it has the rows
}

async function checkCounts(page, run) {
    assert.strictEqual(await countOf(page, 'findings'), `${run.findings.length} rows`);
    assert.strictEqual((await page.$$('#actions .card')).length, run.actions.length);
    assert.strictEqual((await page.$$('#rules details')).length, run.rules.length);
    assert.strictEqual(await page.$eval('.verdict', (verdict) => verdict.innerText), run.run.verdict);
    const counts = await page.$$eval('#overview table', (tables) => [...tables.find((table) =>
        table.tHead.innerText.startsWith('Severity')).tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.innerText)));
    for (const [severity, count] of counts)
        assert.strictEqual(Number(count), run.summary[severity], severity);
    assert.strictEqual((await page.$$('canvas')).length, 2);
}

async function checkSearch(page) {
    await search(page, 'data-dictionary', 'lead opt');
    await page.waitForFunction(() => document.querySelectorAll('#data-dictionary .tabulator-row').length > 0);
    const rows = await rowsOf(page, 'data-dictionary');
    for (const row of rows)
        assert.match(row.join(' '), /lead/i);
    assert.ok(rows.some((row) => row[1] === 'HasOptedOutOfEmail'), 'the field searched for');
    await search(page, 'data-dictionary', 'no such words');
    assert.match(await countOf(page, 'data-dictionary'), /^0 of /);
    await page.$eval('#data-dictionary-search', (box) => { box.value = ''; box.dispatchEvent(new Event('input')); });
    await page.waitForFunction(() => !/ of /.test(document.querySelector('#data-dictionary [role=status]').innerText));
}

async function checkSort(page) {
    const names = async () => (await rowsOf(page, 'objects')).map((row) => row[0]);
    const before = await names();
    await page.click('#objects .tabulator-col[tabulator-field="0"] .tabulator-col-title');
    await page.waitForFunction((first) => document.querySelector('#objects .tabulator-row .tabulator-cell').innerText !== first, {}, before[0]);
    const after = await names();
    const lower = after.map((name) => name.toLowerCase());
    assert.deepStrictEqual(lower, [...lower].sort(), 'sorted by name');
}

// By keyboard alone: a finding is opened, says what its rule says, is copied and closed.
async function checkDetail(page, run) {
    await page.evaluate(() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; });
    await page.focus('#findings .tabulator-row');
    await page.keyboard.press('Enter');
    const text = await page.$eval('dialog[open]', (dialog) => dialog.innerText);
    const finding = run.findings.find((one) => text.includes(one.fingerprint));
    assert.ok(finding && text.includes(finding.message), 'the finding');
    for (const part of ['Why', 'How', 'Risk', 'Undo'])
        assert.match(text, new RegExp(`^${part}$`, 'm'));
    await page.keyboard.press('Enter'); // the focus is on the first button
    await page.waitForFunction(() => window.copied);
    assert.ok((await page.evaluate(() => window.copied)).includes(finding.message), 'copied as text');
    await page.keyboard.press('Escape');
    assert.strictEqual(await page.$('dialog[open]'), null);
}

async function checkPrint(page) {
    await page.emulateMediaType('print');
    assert.strictEqual(await page.$eval('nav', (nav) => getComputedStyle(nav).display), 'none');
    const file = await page.pdf({ format: 'A4' });
    assert.ok(file.length > 20000, 'printed');
    assert.ok(await page.$$eval('#actions details', (all) => all.every((details) => details.open)), 'everything is open on paper');
    await page.emulateMediaType('screen');
}

async function checkNarrow(page) {
    await page.setViewport({ width: 400, height: 800 });
    await page.waitForFunction(() => document.documentElement.scrollWidth <= window.innerWidth, { timeout: 5000 });
    await page.setViewport({ width: 1280, height: 900 });
}

// The audit's own script is put in past the page's policy, in a page of its own.
async function checkAccessibility(browser, folder) {
    const page = await browser.newPage();
    await page.setBypassCSP(true);
    await page.goto(`file://${path.resolve(folder, 'report.html')}`);
    await page.waitForSelector('html[data-ready]');
    await page.addScriptTag({ path: require.resolve('axe-core/axe.min.js') });
    const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
    for (const { id, help, nodes } of violations)
        console.log(`accessibility: ${id}: ${help} (${nodes.length} places, ${nodes[0].html.slice(0, 160)})`);
    assert.strictEqual(violations.length, 0, 'accessibility');
}

async function check(browser, folder) {
    const run = JSON.parse(fs.readFileSync(path.join(folder, 'findings.json'), 'utf8'));
    const { page, complaints } = await open(browser, folder);
    await checkCounts(page, run);
    await checkSearch(page);
    await checkSort(page);
    await checkDetail(page, run);
    await checkPrint(page);
    await checkNarrow(page);
    await checkAccessibility(browser, folder);
    assert.deepStrictEqual(complaints, []);
}

async function timeline(browser, folder) {
    const { page, complaints } = await open(browser, folder);
    assert.match(await countOf(page, 'timeline'), /^\d+ rows/);
    await search(page, 'data-dictionary', 'customer_number__c');
    await page.waitForFunction(() => document.querySelectorAll('#data-dictionary .tabulator-row').length === 1);
    await page.focus('#data-dictionary .tabulator-row');
    await page.keyboard.press('Enter');
    assert.match(await page.$eval('dialog[open]', (dialog) => dialog.innerText), /^Timeline\n2027-01-01 · Field became visible/m);
    assert.deepStrictEqual(complaints, []);
}

async function hostile(browser, folder) {
    const { page, complaints } = await open(browser, folder);
    await search(page, 'data-dictionary', 'onerror');
    await page.waitForFunction(() => document.querySelectorAll('#data-dictionary .tabulator-row').length === 1);
    const [row] = await rowsOf(page, 'data-dictionary');
    assert.strictEqual(row[2], '</script><img src=x onerror=alert(1)>');
    assert.strictEqual(await page.$('img'), null);
    assert.match(await page.$eval('h1', (title) => title.innerText), /<!--<script>\u2028/);
    assert.deepStrictEqual(complaints, []);
}

async function measure(browser, folder) {
    const { page } = await open(browser, folder);
    const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime);
    const times = await page.evaluate(async () => {
        const box = document.getElementById('data-dictionary-search');
        const status = document.querySelector('#data-dictionary [role=status]');
        const answer = async (words) => {
            const before = status.innerText;
            const start = performance.now();
            box.value = words;
            box.dispatchEvent(new Event('input'));
            while (status.innerText === before)
                await new Promise((done) => setTimeout(done, 1));
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            return Math.round(performance.now() - start);
        };
        const all = [];
        for (const words of ['grown', 'grown_over_time_77', '77 wide_00', 'email 9'])
            all.push(await answer(words));
        return all;
    });
    const size = fs.statSync(path.join(folder, 'report.html')).size / 1048576;
    const run = JSON.parse(fs.readFileSync(path.join(folder, 'findings.json'), 'utf8'));
    assert.strictEqual(await countOf(page, 'findings'), `${run.findings.length} rows`);
    assert.ok(size < 25, `${size} MiB`);
    console.log(`${run.findings.length} findings, ${size.toFixed(1)} MiB, first paint after ${Math.round(paint)} ms, searches answered in ${times.join(', ')} ms`);
}

(async () => {
    const [command, folder] = process.argv.slice(2);
    const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
    try {
        await { check, timeline, hostile, measure }[command](browser, folder);
    } finally {
        await browser.close();
    }
})().catch((error) => {
    console.error(error.stack ?? error);
    process.exitCode = 1;
});
