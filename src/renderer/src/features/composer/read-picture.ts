import type { FileRead } from '../../../../shared/chat/read-attachment';
import { attachmentName, MAX_ATTACHMENT_LENGTH, type Picture } from '../../../../shared/domain/attachment';

/** Pixels that are laid out at once, in millions: four bytes each. */
const MAX_MEGAPIXELS = 100;
/** Pixels of the longer side: models make smaller what is larger. */
const LONGEST_SIDE = 1_568;
/** Bytes of a PNG; what takes more is a photograph, which JPEG keeps in less. */
const MAX_PNG_BYTES = 500_000;
const JPEG_QUALITIES = [0.85, 0.6, 0.3];

/** A picture drawn anew: no larger than models look at, and without what cameras write beside it, such as the place. */
export async function readPicture(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<FileRead> {
  try {
    const image = await load(bytes);
    const megapixels = (image.naturalWidth * image.naturalHeight) / 1_000_000;
    if (megapixels > MAX_MEGAPIXELS) {
      return { problem: { code: 'attachment.tooManyPixels', params: { name, limit: MAX_MEGAPIXELS } } };
    }
    const picture = await draw(image);
    return { attachment: { name: attachmentName(name), size: bytes.length, text: '', picture } };
  } catch {
    return { problem: { code: 'attachment.pictureBroken', params: { name } } };
  }
}

/** Reads how large it is; the pixels are laid out later. Rejects for what is no picture. */
async function load(bytes: Uint8Array<ArrayBuffer>): Promise<HTMLImageElement> {
  const image = new Image();
  const loaded = new Promise((resolve, reject) => {
    image.addEventListener('load', resolve);
    image.addEventListener('error', reject);
  });
  image.src = await dataUrl(new Blob([bytes]));
  await loaded;
  return image;
}

async function draw(image: HTMLImageElement): Promise<Picture> {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(image.naturalWidth, image.naturalHeight));
  const scaled = (side: number): number => Math.max(1, Math.round(side * scale));
  const bitmap = await createImageBitmap(image, {
    resizeWidth: scaled(image.naturalWidth),
    resizeHeight: scaled(image.naturalHeight),
    resizeQuality: 'high',
  });
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  // JPEG knows no transparency, and takes black for it.
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const png = await canvas.convertToBlob({ type: 'image/png' });
  if (png.size <= MAX_PNG_BYTES) return { mediaType: 'image/png', base64: await base64Of(png) };
  for (const quality of JPEG_QUALITIES) {
    const base64 = await base64Of(await canvas.convertToBlob({ type: 'image/jpeg', quality }));
    if (base64.length <= MAX_ATTACHMENT_LENGTH) return { mediaType: 'image/jpeg', base64 };
  }
  throw new Error('no quality makes it small enough');
}

async function base64Of(blob: Blob): Promise<string> {
  const url = await dataUrl(blob);
  return url.slice(url.indexOf(',') + 1);
}

async function dataUrl(blob: Blob): Promise<string> {
  const reader = new FileReader();
  const read = new Promise((resolve, reject) => {
    reader.addEventListener('load', resolve);
    reader.addEventListener('error', reject);
  });
  reader.readAsDataURL(blob);
  await read;
  return typeof reader.result === 'string' ? reader.result : '';
}
