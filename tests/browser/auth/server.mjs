// A strict authorization server (oidc-provider) with a SMART front, for tests only: launches, launch context, a FHIR proxy.
//
// node server.mjs '{"upstream": "http://127.0.0.1:1/fhir", "issuers": [{"name", "port", "without": [], "accessSeconds"}],
//                   "clients": [{"client_id", "redirect_uris", "jwks_uri"?}]}'
// Prints "ready" when all of them listen. POST /control {"standalonePatient"?, "expireTokens"?, "forget"?} steers one issuer;
// GET /control tells what it saw.

import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, request as send } from 'node:http';

import { Provider, errors } from 'oidc-provider';

const settings = JSON.parse(process.argv[2]);
const TYPES = ['Patient', 'Condition', 'Observation', 'MedicationRequest', 'Procedure', 'ServiceRequest', 'Device',
  'ImagingStudy', 'DiagnosticReport', 'Encounter'];
const SCOPES = ['openid', 'fhirUser', 'launch', 'launch/patient', 'online_access', 'offline_access',
  ...TYPES.map((type) => `patient/${type}.rs`), 'patient/Observation.c', 'patient/QuestionnaireResponse.c'];

const body = (incoming) => new Promise((resolve) => {
  const parts = [];
  incoming.on('data', (part) => parts.push(part));
  incoming.on('end', () => resolve(Buffer.concat(parts)));
});

const answer = (outgoing, status, content, headers = {}) => {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  outgoing.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  outgoing.end(text);
};

class Issuer {
  constructor({ name, port, without = [], accessSeconds = 3600 }) {
    this.name = name;
    this.port = port;
    this.origin = `http://127.0.0.1:${port}`;
    this.fhir = `${this.origin}/fhir`;
    this.launches = new Map();
    this.contexts = new Map();
    this.seen = [];
    this.writes = [];
    this.notBefore = 0;
    this.standalonePatient = null;
    this.provider = this.#provider(SCOPES.filter((scope) => !without.includes(scope)), accessSeconds);
  }

  #provider(scopes, accessSeconds) {
    const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
    const base = this.fhir;
    const provider = new Provider(this.origin, {
      adapter: undefined,
      jwks: { keys: [{ ...key, kid: `${this.name}-1`, use: 'sig', alg: 'RS256' }] },
      clients: settings.clients.map((client) => ({
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: client.jwks_uri ? 'private_key_jwt' : 'none',
        ...client,
      })),
      clientAuthMethods: ['none', 'private_key_jwt', 'client_secret_basic'],
      enabledJWA: { clientAuthSigningAlgValues: ['RS384', 'ES384'] },
      scopes,
      claims: { openid: ['sub'], fhirUser: ['fhirUser'] },
      conformIdTokenClaims: false,
      pkce: { required: () => true },
      extraParams: {
        launch: null,
        aud(ctx, value) {
          if (value !== base) throw new errors.InvalidRequest('aud is not this server');
        },
      },
      features: {
        devInteractions: { enabled: false },
        revocation: { enabled: true },
        resourceIndicators: { enabled: false },
        rpInitiatedLogout: { enabled: false },
      },
      rotateRefreshToken: true,
      issueRefreshToken: async (ctx, client, code) => code.scopes.has('offline_access') || code.scopes.has('online_access'),
      ttl: { AccessToken: accessSeconds, AuthorizationCode: 60, IdToken: 600, RefreshToken: 3600, Grant: 3600, Interaction: 600, Session: 3600 },
      cookies: { keys: [randomUUID()] },
      // Keys of our service are on loopback, which the server would not fetch from by itself.
      fetch: (url, { dispatcher, ...options }) => globalThis.fetch(url, options),
      // Every launch is asked anew: a grant of an earlier one would bring back its patient.
      loadExistingGrant: async (ctx) => {
        const grantId = ctx.oidc.result?.consent?.grantId;
        return grantId && ctx.oidc.provider.Grant.find(grantId);
      },
      interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
      findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id, fhirUser: `${base}/Practitioner/${id}` }) }),
      renderError: (ctx, out) => {
        ctx.type = 'json';
        ctx.body = out;
      },
    });
    provider.on('grant.error', (ctx, error) => console.error(`${this.name}: ${error.error_detail ?? error.message}`, error.cause ?? ''));
    provider.use(async (ctx, next) => {
      await next();
      if (ctx.oidc?.route === 'token' && ctx.status === 200) {
        Object.assign(ctx.body, this.contexts.get(ctx.oidc.entities.Grant?.jti) ?? {});
      }
    });
    return provider;
  }

  async interaction(incoming, outgoing) {
    const { params, uid } = await this.provider.interactionDetails(incoming, outgoing);
    const context = params.launch ? this.launches.get(params.launch) : { patient: this.standalonePatient };
    this.launches.delete(params.launch);
    if (!context) {
      return this.provider.interactionFinished(incoming, outgoing, { error: 'access_denied', error_description: '<b>no such launch</b>' });
    }
    const grant = new this.provider.Grant({ accountId: 'dr-okafor', clientId: params.client_id });
    grant.addOIDCScope(params.scope);
    const grantId = await grant.save();
    const { handle, banner, ...launched } = context;
    this.contexts.set(grantId, {
      need_patient_banner: banner !== 'no',
      smart_style_url: `${this.origin}/style.json`,
      ...Object.fromEntries(Object.entries(launched).filter(([, value]) => value)),
      ...(handle ? { appContext: handle } : {}),
    });
    return this.provider.interactionFinished(
      incoming, outgoing, { login: { accountId: 'dr-okafor', remember: false }, consent: { grantId } }, { mergeWithLastSubmission: false },
    );
  }

  configuration() {
    return {
      issuer: this.origin,
      jwks_uri: `${this.origin}/jwks`,
      authorization_endpoint: '../auth',
      token_endpoint: `${this.origin}/token`,
      revocation_endpoint: `${this.origin}/token/revocation`,
      grant_types_supported: ['authorization_code'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
      capabilities: ['launch-ehr', 'launch-standalone', 'client-public', 'client-confidential-asymmetric', 'permission-patient',
        'permission-v2', 'permission-online', 'sso-openid-connect', 'context-ehr-patient', 'context-standalone-patient'],
    };
  }

  ehr(url, outgoing) {
    const launch = randomUUID();
    this.launches.set(launch, {
      patient: url.searchParams.get('patient'),
      encounter: url.searchParams.get('encounter'),
      handle: url.searchParams.get('handle'),
      banner: url.searchParams.get('banner'),
    });
    const target = `${url.searchParams.get('app')}?${new URLSearchParams({ iss: this.fhir, launch })}`;
    if (url.searchParams.get('frame')) {
      return answer(outgoing, 200, `<!doctype html><title>EHR</title><iframe src="${target}" width="1200" height="900"></iframe>`, { 'Content-Type': 'text/html' });
    }
    return answer(outgoing, 302, '', { Location: target });
  }

  async proxy(incoming, outgoing, url) {
    const bearer = /^Bearer (.+)$/.exec(incoming.headers.authorization ?? '')?.[1];
    const token = bearer && await this.provider.AccessToken.find(bearer);
    if (!token || token.isExpired || token.iat * 1000 < this.notBefore) return answer(outgoing, 401, {});
    const { patient } = this.contexts.get(token.grantId) ?? {};
    const [type, id] = url.pathname.slice('/fhir/'.length).split('/');
    const wanted = incoming.method === 'POST' ? 'c' : 'r';
    const allowed = [...token.scopes].some((scope) => {
      const [, named, may] = /^patient\/([A-Za-z]+)\.([a-z]+)$/.exec(scope) ?? [];
      return named === type && may?.includes(wanted);
    });
    const theirs = type === 'Patient' ? id === patient : id !== undefined || incoming.method === 'POST' || url.searchParams.get('patient') === patient;
    if (!allowed || !theirs) return answer(outgoing, 403, {});
    const content = await body(incoming);
    if (incoming.method === 'POST') this.writes.push(JSON.parse(content));
    const target = new URL(`${settings.upstream}${url.pathname.slice('/fhir'.length)}${url.search}`);
    const headers = { accept: 'application/fhir+json', 'content-type': incoming.headers['content-type'] ?? 'application/fhir+json' };
    const onward = send(target, { method: incoming.method, headers }, async (came) => {
      const text = (await body(came)).toString().replaceAll(settings.upstream, this.fhir);
      outgoing.writeHead(came.statusCode, { 'Content-Type': 'application/fhir+json' });
      outgoing.end(text);
    });
    onward.on('error', () => answer(outgoing, 502, {}));
    onward.end(content);
  }

  async control(incoming, outgoing) {
    if (incoming.method === 'POST') {
      const wish = JSON.parse(await body(incoming));
      if ('standalonePatient' in wish) this.standalonePatient = wish.standalonePatient;
      if (wish.expireTokens) {
        await new Promise((resolve) => setTimeout(resolve, 1100 - (Date.now() % 1000)));
        this.notBefore = Date.now() - (Date.now() % 1000);
      }
      if (wish.forget) {
        this.seen = [];
        this.writes = [];
      }
    }
    return answer(outgoing, 200, { seen: this.seen, writes: this.writes });
  }

  async handle(incoming, outgoing) {
    const url = new URL(incoming.url, this.origin);
    if (url.pathname === '/control') return this.control(incoming, outgoing);
    this.seen.push(`${incoming.method} ${url.pathname}`);
    if (url.pathname === '/ehr') return this.ehr(url, outgoing);
    if (url.pathname === '/favicon.ico') return answer(outgoing, 204, '');
    if (url.pathname === '/fhir/.well-known/smart-configuration') return answer(outgoing, 200, this.configuration());
    if (url.pathname.startsWith('/fhir/')) return this.proxy(incoming, outgoing, url);
    if (url.pathname.startsWith('/interaction/')) return this.interaction(incoming, outgoing);
    return this.provider.callback()(incoming, outgoing);
  }

  listen() {
    const server = createServer((incoming, outgoing) => {
      this.handle(incoming, outgoing).catch((error) => answer(outgoing, 500, { error: String(error) }));
    });
    return new Promise((resolve) => server.listen(this.port, '127.0.0.1', resolve));
  }
}

process.stdin.on('end', () => process.exit(0));
process.stdin.resume();
await Promise.all(settings.issuers.map((issuer) => new Issuer(issuer).listen()));
console.log('ready');
