// Ask the service for an assessment of one patient. Works in Node.js 18 or newer and in a browser's module.
//
//   node docs/clients/assess.mjs http://127.0.0.1:8000 fhir_fixtures/patients/defer.json

// searched: resource types that you looked up and found empty; a type that is neither in the Bundle nor named here counts
// as not looked at, and then nothing follows from its silence.
export async function assess(base, bundle, { token, searched = [] } = {}) {
  const answer = await fetch(`${base}/assessments?searched=${searched.join(',')}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/fhir+json',
      Accept: 'application/json',
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
    },
    body: typeof bundle === 'string' ? bundle : JSON.stringify(bundle),
  });
  if (!answer.ok) throw new Error(await told(answer));
  return answer.json();
}

// What is wrong, in one line: every error but 401 is an OperationOutcome that names the place of each fault.
async function told(answer) {
  const outcome = await answer.json().catch(() => undefined);
  const texts = outcome?.issue?.map((issue) => issue.details?.text).filter(Boolean) ?? [];
  return `${answer.status}: ${texts.join('; ') || answer.statusText}`;
}

// The same for everything else that can go wrong on the command line.
function reason(error, base, path) {
  const words = { ENOENT: 'No such file or directory', EISDIR: 'Is a directory', EACCES: 'Permission denied' };
  if (error.syscall) return `${path}: cannot be read: ${words[error.code] ?? error.code}`;
  if (error.cause?.code === 'ERR_INVALID_URL' || error instanceof SyntaxError) {
    return `${base}: is not the base URL of the service, such as http://127.0.0.1:8000`;
  }
  return error.cause ? `${base}: does not answer; is the service running there?` : error.message;
}

if (globalThis.process?.argv[1]?.endsWith('assess.mjs')) {
  const { readFile } = await import('node:fs/promises');
  const [base, path, ...more] = process.argv.slice(2);
  if (!path || more.length) {
    console.error('usage: node assess.mjs BASE_URL BUNDLE_FILE');
    process.exit(2);
  }
  try {
    const searched = ['MedicationRequest', 'Procedure', 'Device', 'ImagingStudy'];
    const found = await assess(base, await readFile(path, 'utf8'), { searched });
    console.log(`${found.disposition} (${found.urgency}), row ${found.row}`);
    for (const finding of found.findings) {
      console.log(`  ${finding.status}: ${finding.id} [${finding.evidence.map((e) => e.reference).join(', ')}]`);
    }
    for (const missing of found.missing.slice(0, 5)) console.log(`  ${missing.reason}: ${missing.finding}`);
  } catch (error) {
    console.error(reason(error, base, path));
    process.exitCode = 1;
  }
}
