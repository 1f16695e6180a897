/** What core/wasm/bindings.cpp exports, as Embind presents it. Only this folder knows it. */
import type { CheckedData, CheckedTokenizer } from './checks.ts';
import type { CheckedAblation, CheckedDecodeOptions } from './decode-options.ts';
import type {
  Evaluation,
  Example,
  HistorySummary,
  InspectedSentence,
  ModelConfig,
  TaskOptions,
  TensorInfo,
  TokenCounts,
  TrainingConfig,
} from './types.ts';

export type Outcome<T> =
  { value: T; error?: undefined } | { error: { code: string; params: Record<string, string>; text: string } };

export interface NativeSession {
  /** Why the session could not be made; nothing else may be called then. */
  problem(): Outcome<never> | undefined;
  readonly step: number;
  readonly altered: boolean;
  config(): ModelConfig;
  training(): TrainingConfig;
  summary(): unknown;
  tokenCounts(): TokenCounts;
  /** Step, loss, token accuracy, gradient norm and learning rate: a view of memory, to be read at once. */
  train(steps: number): Outcome<readonly [number, number, number, number, number]>;
  evaluate(validation: boolean, ablation: CheckedAblation): Evaluation;
  translate(text: string, options: CheckedDecodeOptions): Outcome<unknown>;
  observe(source: string, target: string, ablation: CheckedAblation): Outcome<unknown>;
  attention(kind: number): Outcome<unknown>;
  tensors(): TensorInfo[];
  tensor(name: string): Outcome<Float32Array>;
  inspected(): InspectedSentence[];
  startHistory(source: string, target: string): Outcome<undefined>;
  history(): HistorySummary | undefined;
  moment(index: number): unknown;
  restore(step: number): Outcome<undefined>;
  setTensor(name: string, values: ArrayLike<number>): Outcome<undefined>;
  lossAndGradients(source: number[][], target: number[][]): Outcome<unknown>;
  save(examples: boolean, optimizer: boolean): Uint8Array;
  reset(): void;
  delete(): void;
}

export interface NativeModule {
  createSession(
    model: ModelConfig,
    training: TrainingConfig,
    tokenizer: CheckedTokenizer,
    data: CheckedData,
  ): NativeSession;
  openSession(
    model: Partial<ModelConfig>,
    training: Partial<TrainingConfig>,
    tokenizer: CheckedTokenizer,
    data: CheckedData,
    file: Uint8Array,
  ): NativeSession;
  generateTask(kind: string, options: TaskOptions): Outcome<Example[]>;
}
