export function PictureField(_: { segment: string; part: string; mayEdit: boolean }) { return null; }
