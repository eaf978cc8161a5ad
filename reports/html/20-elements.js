// Small things every section uses. Text goes into the page as text only.
'use strict';
function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes ?? {}))
        made.setAttribute(key, value);
    made.append(...children);
    return made;
}

function tag(word) {
    return element('span', { class: `tag ${word.replaceAll(' ', '-')}` }, word);
}

// A link cell is an address of ours, or a file beside the page, and, on the next line, the text shown.
function link(cell) {
    const [address, text] = cell.split('\n');
    return /^(https?:\/\/|\.\/[\w./-]+$)/.test(address) ? element('a', { href: address, rel: 'noreferrer', target: '_blank' }, text ?? address) : '';
}

function describe(pairs) {
    return element('dl', {}, ...pairs.filter(([, value]) => value).flatMap(([name, value]) => [
        element('dt', {}, name),
        element('dd', {}, value),
    ]));
}

function asText(title, pairs) {
    const lines = pairs.filter(([, value]) => typeof value === 'string' && value !== '').map(([name, value]) => `${name}: ${value}`);
    return [title, ...lines].join('\n');
}

// Without the clipboard of newer browsers the text is put into a field and copied from there.
async function copy(text) {
    try {
        await navigator.clipboard.writeText(text);
    } catch {
        const field = element('textarea', { 'aria-hidden': 'true' }, text);
        (document.querySelector('dialog[open]') ?? document.body).append(field);
        field.select();
        document.execCommand('copy');
        field.remove();
    }
}

function copyButton(text) {
    const button = element('button', { type: 'button' }, 'Copy as text');
    button.addEventListener('click', async () => {
        await copy(text());
        button.textContent = 'Copied';
        setTimeout(() => { button.textContent = 'Copy as text'; }, 1500);
    });
    return button;
}

// The one dialog: title, what it says, what is copied.
function showDetail(title, content, text) {
    const dialog = document.getElementById('detail');
    const close = element('button', { type: 'button' }, 'Close');
    close.addEventListener('click', () => dialog.close());
    dialog.replaceChildren(
        element('div', { class: 'head' }, element('h2', { id: 'detail-title' }, title), copyButton(() => text), close), content);
    dialog.showModal();
}
