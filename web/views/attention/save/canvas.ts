import { fontOf, type Look, type Scene, type Shape } from './scene';

/** Two pixels for one of the page. */
export const SCALE = 2;

/** The picture on a canvas that is never on the page. */
export function paint(scene: Scene, look: Look): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = scene.width * SCALE;
  canvas.height = scene.height * SCALE;
  const context = canvas.getContext('2d')!;
  context.scale(SCALE, SCALE);
  context.fillStyle = scene.paper;
  context.fillRect(0, 0, scene.width, scene.height);
  for (const shape of scene.shapes) draw(context, shape, look);
  return canvas;
}

function draw(context: CanvasRenderingContext2D, shape: Shape, look: Look): void {
  switch (shape.kind) {
    case 'cell':
      context.fillStyle = shape.fill;
      context.fillRect(shape.x, shape.y, shape.width, shape.height);
      break;
    case 'ramp': {
      const ramp = context.createLinearGradient(shape.x, 0, shape.x + shape.width, 0);
      shape.colors.forEach((color, index) => ramp.addColorStop(index / (shape.colors.length - 1), color));
      context.fillStyle = ramp;
      context.fillRect(shape.x, shape.y, shape.width, shape.height);
      break;
    }
    case 'stroke':
      context.strokeStyle = shape.color;
      context.lineWidth = shape.width;
      context.lineCap = 'round';
      context.stroke(new Path2D(shape.path));
      break;
    case 'text':
      context.save();
      context.translate(shape.x, shape.y);
      if (shape.turned) context.rotate(-Math.PI / 2);
      context.font = fontOf(shape, look);
      context.fillStyle = shape.fill;
      context.textAlign = shape.anchor === 'middle' ? 'center' : shape.anchor;
      context.textBaseline = 'middle';
      context.fillText(shape.text, 0, 0);
      context.restore();
      break;
  }
}

/** Null where the browser has no room for so large a picture. */
export function png(scene: Scene, look: Look): Promise<Blob | null> {
  return new Promise((resolve) => {
    paint(scene, look).toBlob(resolve, 'image/png');
  });
}
