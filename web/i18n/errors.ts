/** A sentence in each language for every code that the engine or the page gives; `{name}` is a parameter. */
import { plain } from './format';
import { fill, language, type Language, type Params } from './index';

type Sentences = Record<string, string>;

const en = {
  empty_text: 'There is no word in it. Type a sentence.',
  too_long: 'That is {length} tokens long; this model reads at most {limit}.',
  bad_option: '{field} has a value that does not exist. It can be: {allowed}.',
  out_of_range: '{field} is {value}; it must be between {min} and {max}.',
  not_divisible: 'The width {dModel} cannot be shared evenly among {heads} heads.',
  odd_width: 'Sine and cosine positions come in pairs, so the width cannot be the odd number {dModel}.',
  no_examples: 'There is no sentence pair to learn from.',
  empty_example: 'Sentence pair {index} has an empty side.',
  memory_limit: 'This model needs {megabytes} MB; the limit is {limit} MB. Use fewer or shorter sentences.',
  unknown_option: 'There is no option named {field}.',
  wrong_type: '{field} has a value of the wrong type.',
  too_many_examples: 'There are more than {limit} sentence pairs. Use fewer.',
  text_too_large: 'That text is longer than {limit} characters. Use a shorter one.',
  not_finite: 'At step {step} a number in {tensor} stopped being finite. The last good weights are kept.',
  not_finite_value: '{name} was given a number that is not finite. Nothing was changed.',
  unknown_tensor: 'The model has no tensor called {name}.',
  wrong_size: '{name} holds {expected} numbers, not {actual}.',
  bad_token: 'Token {id} does not exist: the vocabulary has {vocabulary}.',
  batch_too_large: 'A batch of {rows} sentences is too large; the limit is {limit}.',
  no_translation: 'There is no attention to show before a sentence has been read.',
  disposed: 'This session has ended. Choose the lesson again.',
  no_simd: 'This browser has no WebAssembly SIMD, which the engine needs.',
  load_failed: 'The engine could not be loaded. Check the connection and reload the page.',
  engine_not_started:
    'The engine could not start. Reload the page; if that does not help, the server may be withholding the WebAssembly file.',
  worker_crashed: 'The engine stopped unexpectedly. Reload the page.',
  worker_replaced:
    'The engine stopped unexpectedly and was started again. It repeats the training up to step {step}: nothing is lost.',
  worker_replaced_turbo:
    'The engine stopped unexpectedly and was started again. It repeats the training up to step {step}; because of turbo its numbers may differ a little.',
  turbo_not_loaded: 'Turbo could not be loaded. The model goes on without it.',
  turbo_not_left: 'The ordinary engine could not be loaded. Turbo stays on.',
  lesson_not_loaded:
    'The sentences of this lesson could not be loaded. Check the connection and choose the lesson again.',
  file_too_large: 'That file is larger than {limit} MB.',
  file_not_checkpoint: 'That is not a saved model: it is no safetensors file.',
  file_truncated: 'That file ends too early. Copy or download it again, whole.',
  file_damaged: 'That file is damaged at {part}. Use another copy.',
  file_version: 'That file comes from a newer Vamos (version {version}; this one reads up to {limit}).',
  tensor_missing: 'That file has no tensor {name} of shape {expected}: it holds another kind of model.',
  tensor_unexpected: 'That file has a tensor {name} of shape {actual}, for which this kind of model has no place.',
  tensor_shape: 'The tensor {name} has shape {actual}; this model needs {expected}.',
  tensor_type: 'The tensor {name} has numbers of type {type}, which cannot be read.',
  no_vocabulary: 'That file does not say which words its model knows. Give the sentences that it was trained on.',
  vocabulary_size:
    'The model knows {expected} words and the sentences give {actual} ({field}). They must be the ones it was trained on.',
  beam_and_temperature: 'Choose beam search or a temperature, not both.',
  history_memory: 'The attention of that sentence is too large to keep for every moment. Choose a shorter one.',
  no_such_step: 'Step {step} cannot be gone to: the history reaches from {first} to {last}.',
  file_unreadable: 'That file could not be read as text.',
  file_unwritable: 'That file could not be written.',
  no_pairs: 'No line could be used. Each line needs a sentence, a tab or a comma, and its translation.',
} satisfies Sentences;

export type ErrorCode = keyof typeof en;

const es: Record<ErrorCode, string> = {
  empty_text: 'No hay ninguna palabra. Escribe una frase.',
  too_long: 'Tiene {length} tokens; este modelo lee como mucho {limit}.',
  bad_option: '{field} tiene un valor que no existe. Puede ser: {allowed}.',
  out_of_range: '{field} vale {value}; debe estar entre {min} y {max}.',
  not_divisible: 'El ancho {dModel} no se puede repartir por igual entre {heads} cabezas.',
  odd_width: 'Las posiciones de seno y coseno van por parejas, así que el ancho no puede ser el número impar {dModel}.',
  no_examples: 'No hay ningún par de frases del que aprender.',
  empty_example: 'El par de frases {index} tiene un lado vacío.',
  memory_limit: 'Este modelo necesita {megabytes} MB y el límite es {limit} MB. Usa menos frases o frases más cortas.',
  unknown_option: 'No hay ninguna opción llamada {field}.',
  wrong_type: '{field} tiene un valor de otro tipo.',
  too_many_examples: 'Hay más de {limit} pares de frases. Usa menos.',
  text_too_large: 'Ese texto tiene más de {limit} caracteres. Usa uno más corto.',
  not_finite: 'En el paso {step}, un número de {tensor} dejó de ser finito. Se conservan los últimos pesos válidos.',
  not_finite_value: 'A {name} se le dio un número que no es finito. No se ha cambiado nada.',
  unknown_tensor: 'El modelo no tiene ningún tensor llamado {name}.',
  wrong_size: '{name} contiene {expected} números, no {actual}.',
  bad_token: 'El token {id} no existe: el vocabulario tiene {vocabulary}.',
  batch_too_large: 'Un lote de {rows} frases es demasiado grande; el límite es {limit}.',
  no_translation: 'No hay atención que mostrar antes de leer una frase.',
  disposed: 'Esta sesión ha terminado. Vuelve a elegir la lección.',
  no_simd: 'Este navegador no tiene WebAssembly SIMD, que el motor necesita.',
  load_failed: 'No se ha podido cargar el motor. Comprueba la conexión y recarga la página.',
  engine_not_started:
    'El motor no ha podido arrancar. Recarga la página; si sigue igual, puede que el servidor no entregue el archivo WebAssembly.',
  worker_crashed: 'El motor se detuvo de forma inesperada. Recarga la página.',
  worker_replaced:
    'El motor se detuvo de forma inesperada y ha vuelto a arrancar. Repite el entrenamiento hasta el paso {step}: no se pierde nada.',
  worker_replaced_turbo:
    'El motor se detuvo de forma inesperada y ha vuelto a arrancar. Repite el entrenamiento hasta el paso {step}; por el turbo, los números pueden variar un poco.',
  turbo_not_loaded: 'No se ha podido cargar el turbo. El modelo sigue sin él.',
  turbo_not_left: 'No se ha podido cargar el motor normal. El turbo sigue encendido.',
  lesson_not_loaded: 'No se han podido cargar las frases de esta lección. Comprueba la conexión y vuelve a elegirla.',
  file_too_large: 'Ese archivo ocupa más de {limit} MB.',
  file_not_checkpoint: 'Eso no es un modelo guardado: no es un archivo safetensors.',
  file_truncated: 'Ese archivo termina antes de tiempo. Cópialo o descárgalo de nuevo, entero.',
  file_damaged: 'Ese archivo está dañado en {part}. Usa otra copia.',
  file_version: 'Ese archivo es de un Vamos más nuevo (versión {version}; este lee hasta la {limit}).',
  tensor_missing: 'A ese archivo le falta el tensor {name} de forma {expected}: contiene otro tipo de modelo.',
  tensor_unexpected: 'Ese archivo tiene un tensor {name} de forma {actual}, que no tiene lugar en este tipo de modelo.',
  tensor_shape: 'El tensor {name} tiene forma {actual}; este modelo necesita {expected}.',
  tensor_type: 'El tensor {name} tiene números de tipo {type}, que no se pueden leer.',
  no_vocabulary: 'Ese archivo no dice qué palabras conoce su modelo. Indica las frases con las que se entrenó.',
  vocabulary_size:
    'El modelo conoce {expected} palabras y las frases dan {actual} ({field}). Deben ser las frases con las que se entrenó.',
  beam_and_temperature: 'Elige la búsqueda en haz o una temperatura, no las dos.',
  history_memory: 'La atención de esa frase ocupa demasiado para guardarla en cada momento. Elige una más corta.',
  no_such_step: 'No se puede ir al paso {step}: el historial va del {first} al {last}.',
  file_unreadable: 'Ese archivo no se ha podido leer como texto.',
  file_unwritable: 'Ese archivo no se ha podido escribir.',
  no_pairs:
    'No se ha podido usar ninguna línea. Cada línea necesita una frase, un tabulador o una coma, y su traducción.',
};

export const ERRORS: Record<Language, Record<ErrorCode, string>> = { en, es };

/** What the reader is told: by the code in their language, else the engine's own English sentence. */
export function errorText(failure: { code: string; params: Params; message: string }): string {
  const sentence = (ERRORS[language()] as Sentences)[failure.code];
  if (sentence === undefined) return failure.message;
  const params = Object.entries(failure.params).map(([name, value]) => [
    name,
    typeof value === 'number' ? plain(value) : value,
  ]);
  return fill(sentence, Object.fromEntries(params) as Params);
}
