import type en from '../en/terms';

/** Lo que significan las palabras de la barra y de la atención en grande, en español. */
const es: Record<keyof typeof en, string> = {
  'noteName.step': 'Paso',
  'noteName.loss': 'Pérdida',
  'noteName.accuracy': 'Aciertos',
  'noteName.engine': 'Motor',
  'noteName.turbo': 'Turbo',
  'noteName.eos': 'El final de la frase',
  'noteName.head': 'Las cabezas y su media',
  'stageNote.step':
    'En un paso, el modelo lee unos cuantos pares de frases, el error vuelve a través de él como gradiente y cada peso se mueve un poco.',
  'stageNote.loss':
    'Lo improbables que le parecían al modelo las palabras correctas: el logaritmo de la probabilidad de cada una, cambiado de signo, en promedio sobre los pares del paso. En 0 está seguro y acierta. En la escala log de la curva, cada bajada a la décima parte mide lo mismo, y así se distinguen las pérdidas pequeñas. Mientras se quita una parte o se cambia un peso a mano, sigue siendo el número sin ese cambio.',
  'stageNote.accuracy':
    'Cuántas palabras de los pares del paso habría escrito bien el modelo, dadas las palabras correctas anteriores. <EOS>, el fin de la frase, cuenta como palabra. Mientras se quita una parte o se cambia un peso a mano, sigue siendo el número sin ese cambio.',
  'stageNote.engine':
    'Lo que hace los cálculos: C++ compilado a WebAssembly, en un worker de tu procesador. «simd» toma los números de cuatro en cuatro y da los mismos bits en todos los equipos; «relaxed» es el turbo.',
  'stageNote.turbo':
    'Una segunda versión del motor, cerca de un sexto más rápida. Deja que el procesador redondee a la vez un producto y una suma donde pueda, y no todos lo hacen: con la misma semilla, otro equipo puede llegar a números ligeramente distintos, ya no iguales bit a bit. Necesita SIMD relajado, que no todos los navegadores tienen.',
  'stageNote.eos':
    '<EOS> (end of sentence) marca el final de una frase. El decodificador lo lee primero, cuando aún no ha escrito nada, y lo escribe al final: así dice que la traducción está completa. Hasta que lo aprende, sigue hasta el máximo permitido.',
  'stageNote.head':
    'Cada capa atiende varias veces en paralelo, cada vez con sus propias consultas, claves y valores. Cada una de estas atenciones es una cabeza, y cada cabeza puede buscar algo distinto. La media se toma de los pesos de las cabezas de una capa, o de todas las capas: muestra lo que miran en conjunto. El propio modelo no la usa.',
};

export default es;
