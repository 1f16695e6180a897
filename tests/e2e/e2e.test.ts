// All that every browser runs, in one start of the browser that VAMOS_BROWSER names: a browser starts more slowly than it works.
import { embedding } from './embedding.ts';
import { golden } from './golden.ts';
import { keeping } from './keeping.ts';
import { letsGo } from './lets-go.ts';
import { page } from './page.ts';
import { senses } from './senses.ts';
import { suite } from './suite.ts';

const on = suite();

senses(on);
letsGo(on);
golden(on);
page(on);
keeping(on);
embedding(on);
