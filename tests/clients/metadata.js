// Custom fields of a project's metadata source as describe answers: see realdata.js. Standard fields come from the describes of
// whole orgs. What a person who may see and edit everything would be told; only what rules look at is made.
'use strict';
const fs = require('node:fs');
const path = require('node:path');

const types = {
    Text: 'string', TextArea: 'textarea', LongTextArea: 'textarea', Html: 'textarea', Checkbox: 'boolean', Number: 'double',
    Currency: 'currency', Percent: 'percent', Date: 'date', DateTime: 'datetime', Time: 'time', Email: 'email', Phone: 'phone',
    Url: 'url', Picklist: 'picklist', MultiselectPicklist: 'multipicklist', Lookup: 'reference', MasterDetail: 'reference',
    AutoNumber: 'string', EncryptedText: 'encryptedstring', Location: 'location', Summary: 'double',
};
const entities = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };

function text(xml, tag) {
    const found = xml.match(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`));
    return found ? found[1].replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => entities[entity]) : null;
}

function field(xml) {
    const name = text(xml, 'fullName');
    const type = text(xml, 'type');
    const formula = text(xml, 'formula');
    const calculated = formula !== null && type !== null && !text(xml, 'defaultValue') || type === 'Summary';
    const writable = !calculated && type !== 'AutoNumber' && type !== 'Location';
    return {
        name, label: text(xml, 'label') ?? name, type: types[type] ?? 'string', custom: true,
        length: Number(text(xml, 'length') ?? (types[type] === 'reference' ? 18 : 255)),
        precision: Number(text(xml, 'precision') ?? 0), scale: Number(text(xml, 'scale') ?? 0), digits: 0,
        calculated, calculatedFormula: type === 'Summary' ? null : calculated ? formula : null, autoNumber: type === 'AutoNumber',
        createable: writable, updateable: writable && !(type === 'MasterDetail'), permissionable: text(xml, 'required') !== 'true',
        nillable: text(xml, 'required') !== 'true' && type !== 'Checkbox',
        defaultedOnCreate: type === 'Checkbox', defaultValueFormula: calculated ? null : text(xml, 'defaultValue'),
        unique: text(xml, 'unique') === 'true', externalId: text(xml, 'externalId') === 'true',
        htmlFormatted: type === 'Html', inlineHelpText: text(xml, 'inlineHelpText'), encrypted: type === 'EncryptedText',
        referenceTo: text(xml, 'referenceTo') ? [text(xml, 'referenceTo')] : [],
        relationshipName: text(xml, 'relationshipName'), relationshipOrder: type === 'MasterDetail' ? 0 : null,
        restrictedPicklist: text(xml, 'restricted') === 'true', dependentPicklist: /<controllingField>/.test(xml),
        controllerName: text(xml, 'controllingField'),
        picklistValues: [...xml.matchAll(/<value>\s*<fullName>([\s\S]*?)<\/fullName>\s*<default>(\w+)<\/default>/g)].map((value) =>
            ({ value: value[1], label: value[1], active: true, defaultValue: value[2] === 'true', validFor: null })),
    };
}

// Every object of the folder, by name: the fields of its .object file or of its fields/*.field-meta.xml files, each once.
function customFields(folder) {
    const objects = new Map();
    const add = (object, xml) => {
        const made = field(xml);
        const known = objects.get(object) ?? [];
        if (/^[A-Za-z]\w*__c$/.test(made.name) && /^[A-Za-z]/.test(object) && text(xml, 'type')
            && !known.some((other) => other.name === made.name))
            objects.set(object, [...known, made]);
    };
    for (const file of fs.readdirSync(folder, { recursive: true }).sort()) {
        const inside = file.match(/(?:^|\/)objects\/(?:([^/]+)\/fields\/[^/]+\.field-meta\.xml|([^/]+)\.object(?:-meta\.xml)?)$/);
        if (!inside)
            continue;
        const xml = fs.readFileSync(path.join(folder, file), 'utf8');
        if (inside[1])
            add(inside[1], xml);
        else
            for (const [, body] of xml.matchAll(/<fields>([\s\S]*?)<\/fields>/g))
                add(inside[2], body);
    }
    return objects;
}

// Describe answers of the org that has the standard objects and the project's own; `standard` maps names to describes.
function describes(folder, standard) {
    const customs = customFields(folder);
    const names = [...new Set([...standard.keys(), ...[...customs.keys()].filter((name) => name.endsWith('__c'))])];
    return names.map((name) => {
        const base = standard.get(name) ?? { name, label: name.replace(/__c$/, '').replaceAll('_', ' '), custom: true,
                                             createable: true, updateable: true, deletable: true, queryable: true,
                                             fields: [{ name: 'Id', label: 'Record ID', type: 'id', length: 18 }] };
        const plain = base.fields.filter((one) => !/__\w+$/.test(one.name));
        return { ...base, fields: [...plain, ...(customs.get(name) ?? [])] };
    });
}

module.exports = { describes };
