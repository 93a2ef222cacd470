// Checks every diagram, decision table and element template of a folder and writes what is wrong, as JSON, to standard output.
// Usage: node lint.mjs <folder of the processes> <folder that holds node_modules>
import { createRequire } from 'node:module';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

const [folder, modules] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), 'package.json'));
const load = async name => import(require.resolve(name));

const { BpmnModdle } = await load('bpmn-moddle');
const { DmnModdle } = await load('dmn-moddle');
const { Linter } = require('bpmnlint');
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver');
const { validateZeebe } = await load('@bpmn-io/element-templates-validator');

const zeebe = require('zeebe-bpmn-moddle/resources/zeebe.json');
const modeler = require('modeler-moddle/resources/modeler.json');
const dmnModeler = require('modeler-moddle/resources/dmn-modeler.json');

// Local runs and tests, production, and the version after it.
const VERSIONS = ['8-6', '8-9', '8-10'];

const findings = [];

function report(file, element, rule, message) {
  findings.push({ file: relative(folder, file).split(sep).join('/'), element, rule, message });
}

function files(extension) {
  return readdirSync(folder, { recursive: true })
    .filter(name => name.endsWith(extension))
    .sort()
    .map(name => join(folder, name));
}

const moddle = new BpmnModdle({ zeebe, modeler });
const resolver = new NodeResolver({ require });

for (const file of files('.bpmn')) {
  const { rootElement, warnings } = await moddle.fromXML(readFileSync(file, 'utf8'));
  warnings.forEach(warning => report(file, '', 'opens-without-warning', warning.message));
  for (const version of VERSIONS) {
    const config = { extends: ['bpmnlint:recommended', `plugin:camunda-compat/camunda-cloud-${version}`] };
    const results = await new Linter({ config, resolver }).lint(rootElement);
    for (const [rule, messages] of Object.entries(results)) {
      messages.forEach(({ id, message }) => report(file, id ?? '', `${rule} (${version})`, message));
    }
  }
}

for (const file of files('.dmn')) {
  const { warnings } = await new DmnModdle({ modeler: dmnModeler }).fromXML(readFileSync(file, 'utf8'), 'dmn:Definitions');
  warnings.forEach(warning => report(file, '', 'opens-without-warning', warning.message));
}

for (const file of files('.json').filter(name => name.includes('element-templates'))) {
  const { errors } = validateZeebe(JSON.parse(readFileSync(file, 'utf8')));
  (errors ?? []).forEach(error => report(file, error.dataPointer?.pointer ?? '', 'element-template', error.message));
}

process.stdout.write(JSON.stringify(findings));
