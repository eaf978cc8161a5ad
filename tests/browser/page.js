// The HTML report in Chromium; see tests/clients/page.sh.
//
//   page.js check FOLDER        counts, search, sort, first screen, menu, places, detail, print, narrow screens, accessibility;
//                               nothing is fetched
//   page.js timeline FOLDER     beside a field stands what happened to it
//   page.js decide FOLDER OUT   marketing decides: a package by one row, a field of it otherwise; saved into OUT
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

// On paper it is one page, and everything on it belongs to the summary.
async function checkPrint(page) {
    await page.emulateMediaType('print');
    assert.strictEqual(await page.$eval('nav', (nav) => getComputedStyle(nav).display), 'none');
    assert.deepStrictEqual(await page.$$eval('main > section', (all) => all.filter((one) => one.offsetHeight > 0).map((one) => one.id)),
        ['overview']);
    const file = Buffer.from(await page.pdf({ format: 'A4' })).toString('latin1');
    assert.strictEqual(file.match(/\/Type\s*\/Page\b/g).length, 1, 'pages');
    await page.emulateMediaType('screen');
}

// At no width a heading lies under the menu, which says what is read; no section is wider than the window.
async function checkMenu(page) {
    for (const width of [800, 1000, 1280, 1440, 1920]) {
        await page.setViewport({ width, height: 900 });
        for (const name of ['actions', 'data-dictionary', 'rules']) {
            await page.click(`nav a[href="#${name}"]`);
            await page.waitForFunction((wanted) => document.querySelector('nav [aria-current]')?.hash === `#${wanted}`, {}, name);
            const [title, menu] = await page.evaluate((wanted) => [`#${wanted} h2`, 'nav'].map((one) => {
                const { top, left, right, bottom } = document.querySelector(one).getBoundingClientRect();
                return { top, left, right, bottom };
            }), name);
            assert.ok(title.top >= 0 && title.bottom <= 900 && title.left >= menu.right, `${name} at ${width}`);
        }
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `wider than ${width}`);
    }
    await page.setViewport({ width: 1280, height: 900 });
}

// What is done first, where, and by whom: one link from the first screen, and each link of the page leads to something.
async function checkFirst(page, run) {
    await page.evaluate(() => window.scrollTo(0, 0));
    const seen = await page.$$eval('#overview > *', (all) => all.filter((one) => one.getBoundingClientRect().top < 900)
        .map((one) => one.innerText).join('\n'));
    for (const part of ['May I press Sync Fields?', 'No: ', 'fields are created in Marketo for good', 'sensitive', 'undecided',
        'People who opted out keep getting mail'])
        assert.ok(seen.includes(part), part);
    assert.deepStrictEqual(await page.$$eval('a[href^="#"]', (all) => all.map((one) => one.hash.slice(1))
        .filter((place) => !document.getElementById(place) && !document.getElementById(place.replace(/-\d+$/, '')))), []);
    for (const rank of [1, 2, 3]) {
        await page.$eval(`#overview-1 a[href="#actions-${rank}"]`, (one) => one.click());
        const shown = await page.$eval(`#actions-${rank}`, (one) => ({ text: one.innerText, top: one.getBoundingClientRect().top }));
        assert.ok(shown.text.includes(run.actions[rank - 1].action) && shown.top < 900, `action ${rank}`);
    }
}

// A field's address opens its row; a choice is chosen, not typed; rules that failed come first; dark as the browser asks.
async function checkPlaces(page) {
    const address = await page.$eval('#actions .names a', (one) => one.hash);
    await page.$eval('#actions .names a', (one) => one.click());
    await page.waitForSelector('dialog[open]');
    assert.strictEqual(await page.evaluate(() => location.hash), address);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => location.hash === '#data-dictionary');
    await page.select('#findings .tabulator-col[tabulator-field="0"] select', 'high');
    await page.waitForFunction(() => / of /.test(document.querySelector('#findings [role=status]').innerText));
    assert.ok((await rowsOf(page, 'findings')).every((row) => row[0] === 'high'));
    await page.select('#findings .tabulator-col[tabulator-field="0"] select', '');
    await page.waitForFunction(() => !/ of /.test(document.querySelector('#findings [role=status]').innerText));
    const states = await page.$$eval('#rules summary', (all) => all.map((one) => / – (\w+),/.exec(one.innerText)[1]));
    assert.ok(states.lastIndexOf('fail') < states.findIndex((state) => state !== 'fail'), 'rules that failed come first');
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    const [paper, ink] = await page.$eval('body', (body) => [getComputedStyle(body).backgroundColor, getComputedStyle(body).color]
        .map((color) => Number(/\d+/.exec(color)[0])));
    assert.ok(paper < 60 && ink > 180, `${paper} ${ink}`);
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
}

async function checkNarrow(page) {
    await page.setViewport({ width: 400, height: 800 });
    await page.waitForFunction(() => document.documentElement.scrollWidth <= window.innerWidth, { timeout: 5000 });
    await page.setViewport({ width: 1280, height: 900 });
}

// The audit's own script is put in past the page's policy, in a page of its own.
async function checkAccessibility(browser, folder, colors) {
    const page = await browser.newPage();
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: colors }]);
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
    await checkFirst(page, run);
    await checkMenu(page);
    await checkPlaces(page);
    await checkDetail(page, run);
    await checkPrint(page);
    await checkNarrow(page);
    await checkAccessibility(browser, folder, 'light');
    await checkAccessibility(browser, folder, 'dark');
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

// Each decision column stands on the first screen of the section.
async function checkFirstScreen(page) {
    await page.setViewport({ width: 1440, height: 900 });
    await page.evaluate(() => { location.hash = '#decide'; });
    await page.waitForNetworkIdle({ idleTime: 150 });
    const titles = await page.$$eval('#decide .tabulator-col-title', (all) => all.map((one) => {
        const { right, bottom, top } = one.getBoundingClientRect();
        return { text: one.innerText, seen: right <= 1440 && bottom <= 900 && top >= 0 };
    }));
    assert.ok(titles.length <= 12, `${titles.length} columns`);
    for (const title of ['Marketing needs it', 'Why synced', 'Marketing contact', 'Review by'])
        assert.ok(titles.some(({ text, seen }) => text === title && seen), `${title} on the first screen: ${JSON.stringify(titles)}`);
}

async function rowOf(page, name) {
    await search(page, 'decide', name);
    const handle = await page.waitForFunction((wanted) => [...document.querySelectorAll('#decide .tabulator-row')].find((row) =>
        row.querySelectorAll('.tabulator-cell')[1].innerText === wanted), {}, name);
    return handle.asElement();
}

const choose = async (row, value) => (await row.$('select')).select(value);
const write = async (row, text) => (await row.$('input[type=text]')).type(text);

// Leaving asks as long as something is not saved.
async function asksOnLeaving(page) {
    let asked = false;
    page.once('dialog', async (dialog) => {
        asked = dialog.type() === 'beforeunload';
        await dialog.dismiss();
    });
    await Promise.race([page.goto('about:blank').catch(() => null), new Promise((done) => setTimeout(done, 1500))]);
    return asked;
}

async function saved(page, out) {
    fs.mkdirSync(out);
    const session = await page.createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: path.resolve(out) });
    await page.evaluate(() => [...document.querySelectorAll('#decide button')].find((one) => one.innerText === 'Save decisions').click());
    for (let i = 0; i < 100; i++) {
        const [file] = fs.readdirSync(out).filter((name) => name.endsWith('.csv'));
        if (file)
            return file;
        await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error('nothing was saved');
}

async function decide(browser, folder, out) {
    const { page, complaints } = await open(browser, folder);
    await checkFirstScreen(page);
    assert.ok(await page.$eval('#decide .tools button', (button) => button.disabled), 'nothing to save yet');
    const group = await rowOf(page, 'quotely__*');
    await choose(group, 'no');
    await write(group, '=not our tool, "quotes"');
    await page.$eval('#decide-search', (box) => { box.value = ''; box.dispatchEvent(new Event('input')); });
    await page.waitForFunction(() => !document.querySelector('#decide .member'));
    // The fields of a group are folded away until it is opened.
    await page.evaluate(() => document.querySelector('#decide .fold').click());
    await page.waitForFunction(() => document.querySelector('#decide .member'));
    const own = await rowOf(page, 'quotely__Quote_Status__c');
    await choose(own, 'yes');
    await write(own, 'alerts');
    await (await own.$('input[type=date]')).evaluate((input) => {
        input.value = '2027-03-01';
        input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    // What was entered is still there when the row is drawn anew.
    assert.strictEqual(await (await (await rowOf(page, 'quotely__*')).$('select')).evaluate((select) => select.value), 'no');
    assert.match(await page.$eval('#decide [aria-live]', (state) => state.innerText), /^2 rows changed, not saved yet$/);
    assert.ok(await asksOnLeaving(page), 'leaving asks');
    const file = await saved(page, path.join(out, 'first'));
    assert.match(file, /^decisions-00D\w{15}-[\dTZ-]+\.csv$/);
    assert.match(await page.$eval('#decide [aria-live]', (state) => state.innerText), /^2 rows saved/);
    // What was saved and is taken back has to be saved again: the file still says it.
    const again = await rowOf(page, 'quotely__Quote_Status__c');
    for (const answer of ['', 'yes']) {
        await choose(again, answer);
        assert.match(await page.$eval('#decide [aria-live]', (state) => state.innerText), /^2 rows changed, not saved yet$/);
    }
    assert.ok(await asksOnLeaving(page), 'changed after it was saved: leaving asks');
    await saved(page, path.join(out, 'second'));
    assert.deepStrictEqual(complaints, []);
    assert.ok(!await asksOnLeaving(page), 'saved: leaving does not ask');
}

async function hostile(browser, folder) {
    const { page, complaints } = await open(browser, folder);
    await search(page, 'data-dictionary', 'onerror');
    await page.waitForFunction(() => document.querySelectorAll('#data-dictionary .tabulator-row').length === 1);
    const [row] = await rowsOf(page, 'data-dictionary');
    assert.strictEqual(row[2], '</script><img src=x onerror=alert(1)>');
    assert.strictEqual(await page.$('img'), null);
    assert.ok((await page.$$eval('#data-dictionary .tabulator-col-title', (all) => all.map((one) => one.innerText)))
        .includes('<img src=x onerror=alert(1)>'), 'the title of an added column is text');
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
    const [command, ...folders] = process.argv.slice(2);
    const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] });
    try {
        await { check, timeline, decide, hostile, measure }[command](browser, ...folders);
    } finally {
        await browser.close();
    }
})().catch((error) => {
    console.error(error.stack ?? error);
    process.exitCode = 1;
});
