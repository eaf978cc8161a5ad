// findings.json against docs/findings.schema.json: schema.js SCHEMA FILE…
//
// The schema lets later versions add keys; here every key has to be in it, so that none is added without a word.
'use strict';
const fs = require('node:fs');
const Ajv = require('ajv/dist/2020');

function close(schema) {
    if (schema.properties)
        schema.additionalProperties = false;
    for (const inner of [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])])
        close(inner);
    return schema;
}

const [schemaFile, ...files] = process.argv.slice(2);
const validate = new Ajv({ strict: true, allowUnionTypes: true, formats: { 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/ } })
    .compile(close(JSON.parse(fs.readFileSync(schemaFile, 'utf8'))));
for (const file of files)
    if (!validate(JSON.parse(fs.readFileSync(file, 'utf8')))) {
        console.log(`${file}:`, validate.errors);
        process.exitCode = 1;
    }
