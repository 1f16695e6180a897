import type en from '../en/data';

const es: Record<keyof typeof en, string> = {
  'data.title': 'Los pares de esta lección',
  'data.search': 'Buscar en los dos idiomas',
  'data.hits': '{found} de {all} pares',
  'data.none': 'Ningún par contiene eso.',
  'data.heldOut': 'reservado',
  'data.pages': 'Páginas de pares',
  'data.page': 'página {page} de {pages}',
  'data.previous': 'Anterior',
  'data.next': 'Siguiente',
  'data.words.title': 'El vocabulario',
  'data.words.explain':
    'Todas las palabras que conoce el modelo, con las veces que aparecen en las frases de las que aprende. Cada una tiene su propio vector.',
  'data.words.source': 'Lo que lee el codificador',
  'data.words.target': 'Lo que escribe el decodificador',
  'data.words': '{found} de {all} tokens',
  'data.words.all': 'Los {count}',
  'data.words.fewer': 'Menos',
  'data.echo': 'Tu frase, con las palabras desconocidas marcadas',
  'data.replace': 'Cambiar {word} por {known}',
};

export default es;
