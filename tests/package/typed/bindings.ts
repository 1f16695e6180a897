/**
 * What the compiler takes the C++ bindings for (build/wasm/vamos_bindings.d.ts), held against what web/engine/native.ts takes
 * them for. It is compiled and never run; whatever differs is an error that names it. Values that the bindings pass as `val`
 * are `any` to the compiler: what is in them is looked at by the tests of values.
 */
import type { EngineSession, MainModule } from '../../../build/wasm/vamos_bindings.d.ts';
import type { NativeModule, NativeSession } from '../../../web/engine/native.ts';

/** What Embind gives every class, of which only `delete` is called. */
type Inherited = 'clone' | 'deleteLater' | 'isAliasOf' | 'isDeleted' | typeof Symbol.dispose;
type BoundSession = Omit<EngineSession, Inherited>;
/** The class itself can be neither made nor asked for anything. A pointer may be null to the compiler; ours never are. */
type BoundModule = {
  [Name in Exclude<keyof MainModule, 'EngineSession'>]: MainModule[Name] extends (...given: infer Given) => infer Result
    ? (...given: Given) => NonNullable<Result>
    : MainModule[Name];
};

/** A number of parameters, or that it is none to call. A function of fewer parameters would be one of more to TypeScript. */
type Arity<T> = {
  [Name in keyof T]: T[Name] extends (...given: infer Given) => unknown ? Given['length'] : 'property';
};

declare const session: BoundSession;
declare const module: BoundModule;
declare const arities: {
  session: [compiled: Arity<BoundSession>, written: Arity<NativeSession>];
  module: [compiled: Arity<BoundModule>, written: Arity<NativeModule>];
};

// Everything that native.ts names is there, takes what it gives and gives what it takes.
export const asWritten: { session: NativeSession; module: NativeModule } = { session, module };
// All of it has the same number of parameters, and nothing else is there.
export const sessionAsCompiled: Arity<NativeSession> & Record<Exclude<keyof BoundSession, keyof NativeSession>, never> =
  arities.session[0];
export const moduleAsCompiled: Arity<NativeModule> & Record<Exclude<keyof BoundModule, keyof NativeModule>, never> =
  arities.module[0];
