export type FilesRefusal =
  | { code: 'files/not-an-image' }
  | { code: 'files/image-too-large'; maxMegabytes: number }
  | { code: 'files/image-too-small'; minPixels: number };
