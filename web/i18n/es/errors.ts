/** Una frase para cada código que dan el motor o la página. */
import type { ErrorCode } from '../errors';

const es: Record<ErrorCode, string> = {
  empty_text: 'No hay ninguna palabra. Escribe una frase.',
  shown_earlier: 'Sigue siendo la frase anterior: «{sentence}». Lo que escribiste no se ha leído.',
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
  load_failed: 'No se ha podido cargar el motor. Comprueba la conexión e inténtalo de nuevo.',
  engine_not_started:
    'El motor no ha podido arrancar. Inténtalo de nuevo; si sigue igual, puede que el servidor no entregue el archivo WebAssembly.',
  worker_crashed: 'El motor se detuvo de forma inesperada. Recarga la página.',
  worker_replaced:
    'El motor se detuvo de forma inesperada y ha vuelto a arrancar. Repite el entrenamiento hasta el paso {step}: no se pierde nada.',
  worker_replaced_turbo:
    'El motor se detuvo de forma inesperada y ha vuelto a arrancar. Repite el entrenamiento hasta el paso {step}; el turbo redondea de otra forma, y los pesos puestos a mano no se repiten.',
  worker_restarted: 'El motor se detuvo de forma inesperada y ha vuelto a arrancar.',
  worker_rescued:
    'El motor se detuvo de forma inesperada y ha vuelto a arrancar. El modelo está otra vez como se guardó en el paso {kept}.',
  worker_again:
    'El motor se ha detenido otra vez en el mismo punto. Aquí está el modelo del paso {step}; guárdalo en un archivo antes de seguir.',
  out_of_memory: 'Este navegador no tiene memoria para ese modelo. Usa menos frases o frases más cortas.',
  out_of_memory_back:
    'A este navegador no le quedaba memoria para eso. El modelo del paso {step} está de vuelta; usa opciones más pequeñas.',
  turbo_not_loaded: 'No se ha podido cargar el turbo. El modelo sigue sin él.',
  turbo_not_left: 'No se ha podido cargar el motor normal. El turbo sigue encendido.',
  lesson_not_loaded: 'No se han podido cargar las frases de esta lección. Comprueba la conexión e inténtalo de nuevo.',
  part_not_loaded: 'No se ha podido cargar una parte de la página. Comprueba la conexión e inténtalo de nuevo.',
  part_damaged: 'Una parte de la página llegó dañada. Guarda tu modelo en un archivo y recarga la página.',
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
  not_a_number: 'Eso no es un número.',
  no_pairs:
    'No se ha podido usar ninguna línea. Cada línea necesita una frase, un tabulador o una coma, y su traducción.',
  no_pairs_commas:
    'No se ha podido usar ninguna línea: con más de una coma no está claro dónde empieza la traducción. Pon entre "comillas dobles" la frase que lleve comas.',
  link_damaged: 'Este enlace está dañado: le falta una parte o ha cambiado. Pídelo otra vez.',
  link_none: 'Lo que sigue al # en esta dirección no es un enlace de Vamos. Compruébala o elige una lección.',
  link_old: 'Este enlace lo hizo un Vamos más antiguo y ya no se puede leer. Pide uno nuevo.',
  link_newer: 'Este enlace lo hizo un Vamos más nuevo. Recarga la página para obtenerlo.',
  link_too_long: 'Este enlace tiene más de 8000 caracteres, y ninguno de los de aquí los tiene. Pídelo otra vez.',
  link_browser: 'Este navegador es demasiado antiguo para preparar o leer enlaces. Guarda el modelo en un archivo.',
  link_no_room:
    'Este modelo y sus frases no caben en {limit} caracteres, y no hay forma más corta de decirlo. Guarda el modelo en un archivo.',
  link_retrains: 'Este enlace lleva una receta. El modelo se entrena de nuevo, hasta el paso {step}.',
  link_engine:
    'Este enlace se hizo con la versión {made} del motor; esta es la {here}. El modelo se entrena de nuevo, hasta el paso {step}, y sus números pueden variar.',
  link_differs:
    'En el paso {step} los pesos no son los mismos bits que se compartieron: el turbo u otra versión del motor redondean de otra forma.',
  resume_gone: 'Lo que se guardó de esta lección está dañado o ya no está.',
  not_kept:
    'Este navegador no puede conservar el modelo: su almacenamiento está lleno o desactivado. Guárdalo en un archivo.',
  kept_newer: 'Este navegador conserva modelos de un Vamos más nuevo. Recarga la página o guarda este en un archivo.',
  kept_elsewhere:
    'Otra pestaña ha entrenado esta lección hasta el paso {step}; se conserva ese modelo. Guarda este en un archivo.',
  pictures_lost: 'El navegador retiró la memoria de las imágenes. Guarda tu modelo en un archivo y recarga la página.',
  embed_unknown_setting: 'La inserción no tiene el ajuste «{name}». Tiene: {known}.',
  embed_bad_setting: 'El ajuste «{name}» no puede ser «{value}». Puede ser: {known}.',
  embed_no_lesson: 'No hay ninguna lección «{name}»; esta es la primera. Hay: {known}.',
  embed_no_pairs:
    'No hay ningún par de frases del que aprender. Da «pairs»: uno por línea, con un tabulador o una coma entre las dos frases.',
  embed_lines_left_out: 'Estas líneas de «pairs» no se pueden leer y se dejan fuera: {lines}.',
  embed_no_course:
    'El curso no va en este archivo; esta es su primera lección. El capítulo se puede ver en un marco o en un elemento.',
  embed_not_ready: 'El modelo no estuvo listo a tiempo. Espera al «ready» de la inserción y vuelve a pedirlo.',
};

export default es;
