// What others do of the same work, to be measured: see run.
//
//   peer.js jsforce URL                  the global describe, then a describe of each object, all asked for at once
//   peer.js dictionary URL WORKBOOKS     sfdc-generate-data-dictionary's own download and workbook
//
// The access token is in SYNCAUDIT_SYNC_TOKEN.
'use strict';
const fs = require('node:fs');
const path = require('node:path');

const [what, url, workbooks] = process.argv.slice(2);
const login = { instanceUrl: url, accessToken: process.env.SYNCAUDIT_SYNC_TOKEN, version: '67.0' };

async function describeAll() {
    const { Connection } = require('jsforce');
    const connection = new Connection(login);
    const { sobjects } = await connection.describeGlobal();
    await Promise.all(sobjects.map((object) => connection.sobject(object.name).describe()));
}

// It logs in with a password and asks the Metadata API as well, neither of which the simulator has: it is handed a connection, and what
// it reads from the Metadata API is made of the describes at no cost of a call, in its favour.
async function makeDictionary() {
    const folder = path.dirname(require.resolve('sfdc-generate-data-dictionary'));
    const own = require('node:module').createRequire(require.resolve('sfdc-generate-data-dictionary'));
    const Downloader = require(path.join(folder, 'lib/downloader.js'));
    const ExcelBuilder = require(path.join(folder, 'lib/excelbuilder.js'));
    const connection = new (own('jsforce').Connection)(login);
    const describes = path.join(folder, 'files/describe');
    const metadata = path.join(folder, 'files/metadata');
    for (const made of [describes, metadata]) {
        fs.rmSync(made, { recursive: true, force: true });
        fs.mkdirSync(made, { recursive: true });
    }
    const config = {
        objects: (await connection.describeGlobal()).sobjects.map((object) => object.name),
        output: workbooks, projectName: 'PEER', techFieldPrefix: 'TECH_', hideTechFields: false, lucidchart: false,
        columns: { ReadOnly: 5, Mandatory: 3, Name: 25, Description: 90, Helptext: 90, APIName: 25, Type: 27, Values: 45 },
    };
    const downloader = new Downloader(config, () => {}, connection);
    downloader.downloadMetadata = async () => 0;
    await downloader.execute();
    for (const name of config.objects) {
        const fields = JSON.parse(fs.readFileSync(path.join(describes, `${name}.json`)));
        fs.writeFileSync(path.join(metadata, `${name}.json`),
                         JSON.stringify({ fullName: name, fields: fields.map((field) => ({ fullName: field.name })) }));
    }
    await new ExcelBuilder(config, () => {}).generate();
}

(what === 'jsforce' ? describeAll() : makeDictionary()).catch((error) => {
    console.error(error);
    process.exit(1);
});
