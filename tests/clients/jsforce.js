// What jsforce makes of the simulator: see jsforce.sh.
//
//   jsforce.js URL USERNAME KEY-FILE
'use strict';
const assert = require('node:assert/strict');
const crypto = require('node:crypto');
const fs = require('node:fs');
const { Connection, OAuth2 } = require('jsforce');

const [url, username, keyFile] = process.argv.slice(2);
const version = '67.0';
const data = `/services/data/v${version}`;
const app = { clientId: 'app', clientSecret: 'secret', loginUrl: url, redirectUri: `${url}/callback` };

function connect(options) {
    return new Connection({ instanceUrl: url, loginUrl: url, version, ...options });
}

async function tell(path, form) {
    const answer = await fetch(`${url}/simulator/${path}`, { method: 'POST', body: form });
    assert.equal(answer.status, 200);
}

function assertion(claims) {
    const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${encode({ alg: 'RS256' })}.${encode(claims)}`;
    return `${text}.${crypto.sign('sha256', text, fs.readFileSync(keyFile)).toString('base64url')}`;
}

// Each way in gives a connection of the same user.
const logins = {
    async jwt() {
        const connection = connect({ oauth2: app });
        await connection.authorize({
            grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
            assertion: assertion({ iss: 'app', sub: username, aud: 'https://login.salesforce.com', exp: Math.floor(Date.now() / 1000) + 60 }),
        });
        return connection;
    },
    async clientCredentials() {
        const connection = connect({ oauth2: app });
        await connection.authorize({ grant_type: 'client_credentials' });
        return connection;
    },
    async password() {
        const connection = connect({ oauth2: app });
        await connection.login(username, 'password');
        return connection;
    },
    async authorizationCode() {
        const oauth2 = new OAuth2({ ...app, useVerifier: true });
        const page = await fetch(oauth2.getAuthorizationUrl({ scope: 'api refresh_token' }), { redirect: 'manual' });
        assert.equal(page.status, 302);
        const connection = connect({ oauth2 });
        await connection.authorize(new URL(page.headers.get('location')).searchParams.get('code'));
        assert.ok(connection.refreshToken);
        return connection;
    },
    async refreshToken() {
        const connection = connect({ oauth2: app, accessToken: 'expired', refreshToken: '5Aep.refresh' });
        let refreshed = 0;
        connection.on('refresh', () => refreshed++);
        await connection.describeGlobal();
        assert.equal(refreshed, 1);
        return connection;
    },
};

async function checkLogins() {
    for (const [name, login] of Object.entries(logins)) {
        const connection = await login();
        const { username: who } = await connection.identity();
        assert.equal(who, username, name);
    }
    await assert.rejects(connect({ oauth2: app }).login(username, 'wrong'), { name: 'invalid_grant', message: 'authentication failure' });
    await assert.rejects(connect({ oauth2: { ...app, clientSecret: 'wrong' } }).authorize({ grant_type: 'client_credentials' }),
        { name: 'invalid_client' });
}

// A session that ends every few calls is renewed as often, also when several requests notice at once.
async function checkRenewal() {
    const connection = await logins.refreshToken();
    await tell('settings', 'expire-calls=4');
    const { sobjects } = await connection.describeGlobal();
    for (let i = 0; i < 12; i += 3) {
        const described = await Promise.all(sobjects.slice(i, i + 3).map(({ name }) => connection.describe(name)));
        assert.deepEqual(described.map(({ name }) => name), sobjects.slice(i, i + 3).map(({ name }) => name));
    }
    await tell('settings', 'expire-calls=0');
    const plain = connect({ accessToken: 'nobody' });
    await assert.rejects(plain.describeGlobal(), { errorCode: 'INVALID_SESSION_ID' });
}

async function checkLogout() {
    const connection = await logins.password();
    const { accessToken } = connection;
    await connection.logout();
    await assert.rejects(connect({ accessToken }).describeGlobal(), { errorCode: 'INVALID_SESSION_ID' });
}

// The 57 attributes every field of every describe has.
const attributes = `aggregatable aiPredictionField autoNumber byteLength calculated calculatedFormula cascadeDelete caseSensitive
    compoundFieldName controllerName createable custom defaultValue defaultValueFormula defaultedOnCreate dependentPicklist
    deprecatedAndHidden digits displayLocationInDecimal encrypted externalId extraTypeInfo filterable filteredLookupInfo
    formulaTreatNullNumberAsZero groupable highScaleNumber htmlFormatted idLookup inlineHelpText label length mask maskType name
    nameField namePointing nillable permissionable picklistValues polymorphicForeignKey precision queryByDistance
    referenceTargetField referenceTo relationshipName relationshipOrder restrictedDelete restrictedPicklist scale
    searchPrefilterable soapType sortable type unique updateable writeRequiresMasterRead`.split(/\s+/);

async function checkDescribes(connection) {
    const { sobjects } = await connection.describeGlobal();
    assert.ok(sobjects.length > 20);
    for (const { name, keyPrefix, label } of sobjects) {
        const object = await connection.sobject(name).describe();
        assert.deepEqual([object.name, object.keyPrefix, object.label], [name, keyPrefix, label]);
        for (const field of object.fields)
            assert.deepEqual(Object.keys(field).sort(), attributes, `${name}.${field.name}`);
    }
    await assert.rejects(connection.describe('Nothing__c'), { errorCode: 'NOT_FOUND' });
    assert.equal(connection.limitInfo.apiUsage.limit, 100000);
    return sobjects.map(({ name }) => name);
}

async function checkComposite(connection, names) {
    const parts = names.slice(0, 25).map((name, i) => ({ method: 'GET', url: `${data}/sobjects/${name}/describe`, referenceId: `ref${i}` }));
    const before = connection.limitInfo.apiUsage.used;
    const { compositeResponse } = await connection.requestPost('/composite', { compositeRequest: parts });
    assert.equal(connection.limitInfo.apiUsage.used, before + 1);
    for (const [i, part] of compositeResponse.entries()) {
        assert.equal(part.httpStatusCode, 200);
        assert.deepEqual(part.body, await connection.request(`/sobjects/${names[i]}/describe`), names[i]);
    }
    const { hasErrors, results } = await connection.requestPost('/composite/batch', {
        batchRequests: [{ method: 'GET', url: `v${version}/sobjects/Lead/describe` }, { method: 'GET', url: `v${version}/sobjects/Nothing/describe` }],
    });
    assert.deepEqual([hasErrors, ...results.map(({ statusCode }) => statusCode)], [true, 200, 404]);
}

async function checkQueries(connection) {
    const { records, done, totalSize } = await connection.query('SELECT Id, Name, IsSandbox FROM Organization');
    assert.deepEqual([done, totalSize, records[0].Name, records[0].IsSandbox], [true, 1, 'Meridian Dynamics', false]);
    const { totalSize: rows } = await connection.query('SELECT COUNT() FROM Support_Plan__c');
    const ids = new Set();
    const first = await connection.query('SELECT Id FROM Support_Plan__c ORDER BY Id');
    assert.ok(!first.done && first.nextRecordsUrl.startsWith(`${url}${data}/query/`));
    for (let page = first; ; page = await connection.queryMore(page.nextRecordsUrl)) {
        page.records.forEach(({ Id }) => ids.add(Id));
        assert.equal(page.totalSize, rows);
        if (page.done)
            break;
    }
    assert.ok(rows > 2000 && ids.size === rows);
    const fetched = await connection.query('SELECT Id FROM Support_Plan__c').run({ autoFetch: true, maxFetch: 10000 });
    assert.equal(fetched.records.length, rows);
    const counted = await connection.query('SELECT IsDeleted, COUNT(Id) total FROM Support_Plan__c GROUP BY IsDeleted');
    assert.equal(counted.records.reduce((sum, { total }) => sum + total, 0), rows);
    await assert.rejects(connection.query('SELECT Nothing__c FROM Organization'), { errorCode: 'INVALID_FIELD' });
    await assert.rejects(connection.query('SELECT Id FROM Nothing__c'), { errorCode: 'INVALID_TYPE' });

    // Pages of any size add up to the whole; a parent comes with its record.
    const all = await connection.query('SELECT Id, CreatedBy.Name FROM Legal_Agreement__c', { autoFetch: true, maxFetch: 10000 });
    assert.deepEqual([all.records.length, new Set(all.records.map(({ Id }) => Id)).size, all.totalSize], [3377, 3377, 3377]);
    assert.ok(all.records.every(({ CreatedBy }) => CreatedBy.attributes.type === 'User' && CreatedBy.Name));
    const leads = await connection.query('SELECT COUNT() FROM Lead');
    const groups = await connection.query('SELECT Status, COUNT(Id) n FROM Lead GROUP BY Status');
    assert.equal(groups.records.reduce((sum, { n }) => sum + n, 0), leads.totalSize);
    const found = await connection.sobject('User').find({ IsActive: true, Username: { $like: '%meridian%' } }, 'Id, Profile.Name').sort({ Name: 1 });
    assert.deepEqual(found.map(({ Profile }) => Profile.Name), ['System Administrator', 'Marketo-Salesforce Sync', 'Standard User']);
    await assert.rejects(connection.tooling.query('SELECT Id FROM CustomField'), { errorCode: 'INVALID_TYPE' });
}

// Two users of one org: what the sync user may not see is not there, neither in describes nor in queries.
async function checkUsers(connection) {
    await tell('add/session', 'token=admin&user=admin@meridian-dynamics.example');
    const admin = connect({ accessToken: 'admin' });
    const names = async (user) => (await user.describe('Lead')).fields.map(({ name }) => name);
    const seen = await names(connection);
    const hidden = (await names(admin)).filter((name) => !seen.includes(name));
    assert.ok(hidden.length > 0);
    await admin.query(`SELECT ${hidden[0]} FROM Lead LIMIT 1`);
    await assert.rejects(connection.query(`SELECT ${hidden[0]} FROM Lead LIMIT 1`), { errorCode: 'INVALID_FIELD' });
    const tooling = await admin.tooling.query('SELECT Id, DeveloperName FROM CustomField LIMIT 5');
    assert.equal(tooling.records.length, 5);
    assert.ok((await admin.limits()).DailyApiRequests.Max > 0);
}

async function main() {
    await checkLogins();
    await checkRenewal();
    await checkLogout();
    const connection = await logins.jwt();
    await checkComposite(connection, await checkDescribes(connection));
    await checkQueries(connection);
    await checkUsers(connection);
    console.log(`jsforce ${require('jsforce/package.json').version}: ${Object.keys(logins).length} logins, describes, composite, queries, two users`);
}

main();
