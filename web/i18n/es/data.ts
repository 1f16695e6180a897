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
  'data.echo': 'Tu frase, con las palabras desconocidas marcadas',
  'data.replace': 'Cambiar {word} por {known}',
};

export default es;
