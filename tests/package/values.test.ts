import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';
import type { Engine, Session } from '../../web/engine/types.ts';
import { load } from '../engine/load.ts';

// The bindings pass objects as `val`, which is `any` to the compiler. So what really comes is held against the declarations of
// web/engine here: every field is there, of its type, and no other.

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const program = ts.createProgram([at('../../web/engine/types.ts')], {
  strict: true,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts'],
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  module: ts.ModuleKind.ESNext,
  allowImportingTsExtensions: true,
  noEmit: true,
  types: [],
});
const checker = program.getTypeChecker();
const source = program.getSourceFile(at('../../web/engine/types.ts'))!;

function declared(name: string): ts.Type {
  const found = checker.getExportsOfModule(checker.getSymbolAtLocation(source)!).find((symbol) => symbol.name === name);
  return checker.getDeclaredTypeOfSymbol(found!);
}

/** The type of a property, or of what a method gives. */
function given(owner: ts.Type, name: string): ts.Type {
  const type = checker.getTypeOfSymbol(checker.getPropertyOfType(owner, name)!);
  return type.getCallSignatures()[0]?.getReturnType() ?? type;
}

/** Fields that were looked at, by the type that declares them: an array that was empty has shown nothing. */
const seen = new Set<string>();

const LITERAL = ts.TypeFlags.StringLiteral | ts.TypeFlags.NumberLiteral;
const PRIMITIVES: [ts.TypeFlags, (value: unknown) => boolean][] = [
  [ts.TypeFlags.String, (value) => typeof value === 'string'],
  [ts.TypeFlags.Number, (value) => typeof value === 'number'],
  [ts.TypeFlags.BooleanLike, (value) => typeof value === 'boolean'],
  [ts.TypeFlags.Null, (value) => value === null],
  [ts.TypeFlags.Undefined | ts.TypeFlags.Void, (value) => value === undefined],
];

/** Where a value is not what its type says. */
function faults(type: ts.Type, value: unknown, path: string): string[] {
  const wrong = [`${path} is no ${checker.typeToString(type)}: ${String(value)}`];
  if (type.flags & LITERAL) return (type as ts.LiteralType).value === value ? [] : wrong;
  const primitive = PRIMITIVES.find(([flags]) => type.flags & flags);
  if (primitive) return primitive[1](value) ? [] : wrong;
  if (type.isUnion()) return type.types.some((member) => faults(member, value, path).length === 0) ? [] : wrong;
  if (typeof value !== 'object' || value === null) return wrong;
  const name = type.getSymbol()?.name;
  if (name === 'Float32Array') return value instanceof Float32Array && value.length > 0 ? [] : wrong;
  if (name === 'Uint8Array') return value instanceof Uint8Array && value.length > 0 ? [] : wrong;
  if (checker.isArrayType(type)) {
    const [element] = checker.getTypeArguments(type as ts.TypeReference);
    if (!Array.isArray(value)) return wrong;
    return value.flatMap((item, index) => faults(element!, item, `${path}[${index}]`));
  }
  const properties = checker.getPropertiesOfType(type);
  const names = new Set(properties.map((property) => property.name));
  const others = Object.keys(value).filter((key) => !names.has(key));
  return [
    ...others.map((key) => `${path}.${key} is not declared`),
    ...properties.flatMap((property) => {
      seen.add(`${checker.typeToString(type)}.${property.name}`);
      const held = (value as Record<string, unknown>)[property.name];
      return faults(checker.getTypeOfSymbol(property), held, `${path}.${property.name}`);
    }),
  ];
}

const EXAMPLES = [
  { source: "let's go", target: 'vamos' },
  { source: 'to go', target: 'ir' },
];

/** Everything that a session or the engine gives, by the name of what gives it. */
function values(engine: Engine): { session: Record<string, unknown>; engine: Record<string, unknown> } {
  const data = { examples: EXAMPLES, validation: EXAMPLES };
  const session: Session = engine.createSession({ model: { norm: 'pre' }, data });
  session.startHistory(EXAMPLES[0]!);
  return {
    session: {
      train: session.train(20),
      config: session.config,
      training: session.training,
      summary: session.summary,
      step: session.step,
      altered: session.altered,
      tokenCounts: session.tokenCounts(),
      evaluate: session.evaluate('validation'),
      translate: session.translate("let's zebra", { beam: 3 }),
      observe: session.observe('to go', 'ir'),
      attention: session.attention('cross'),
      tensors: session.tensors(),
      tensor: session.tensor('generator.bias'),
      inspected: session.inspected(),
      history: session.history(),
      moment: session.moment(20),
      lossAndGradients: session.lossAndGradients({ source: [[3, 4]], target: [[3]] }),
      save: session.save(),
    },
    engine: { generateTask: engine.generateTask('dates', { count: 3 }) },
  };
}

it('gives what its declarations say, field by field', async () => {
  const came = values(await load());
  for (const [name, value] of Object.entries(came.session))
    expect(faults(given(declared('Session'), name), value, name)).toEqual([]);
  expect(faults(given(declared('Engine'), 'generateTask'), came.engine.generateTask, 'generateTask')).toEqual([]);

  // Nothing that is read of a session was left out, and no array was empty throughout.
  const acts = ['startHistory', 'restore', 'setTensor', 'reset', 'dispose'];
  const members = checker.getPropertiesOfType(declared('Session')).map((property) => property.name);
  expect(members.filter((name) => !name.startsWith('__@')).sort()).toEqual(
    [...Object.keys(came.session), ...acts].sort(),
  );
  const reports = program.getSourceFile(at('../../web/engine/reports.ts'))!;
  const interfaces = checker
    .getExportsOfModule(checker.getSymbolAtLocation(reports)!)
    .map((symbol) => checker.getDeclaredTypeOfSymbol(symbol));
  const fields = interfaces.flatMap((type) =>
    checker.getPropertiesOfType(type).map((property) => `${checker.typeToString(type)}.${property.name}`),
  );
  expect(fields.filter((field) => !seen.has(field) && !/^MomentSummary/.test(field))).toEqual([]);
  console.log(`${seen.size} declared fields looked at`);
});

it('sees a field that is missing, of another type, or not declared', () => {
  const report = { step: 1, loss: 2, tokenAccuracy: 0.5, gradientNorm: 1, learningRate: 0.1, milliseconds: 1 };
  const said = (value: object): string[] => faults(declared('StepReport'), value, 'report');
  expect(said(report)).toEqual([]);
  expect(said({ ...report, loss: undefined })).toEqual(['report.loss is no number: undefined']);
  expect(said({ ...report, step: '1' })).toEqual(['report.step is no number: 1']);
  expect(said({ ...report, perplexity: 3 })).toEqual(['report.perplexity is not declared']);
});
