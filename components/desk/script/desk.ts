import { startBoardDrag } from './board-drag.ts';
import { startCalendarDrag } from './calendar-drag.ts';
import { startChooseAll } from './choose-all.ts';
import { startCopying } from './copy.ts';
import { startFocalPoint } from './focal-point.ts';
import { guardComposing } from './guard-composing.ts';
import { guardDrops } from './guard-drops.ts';
import { startPictureDrop } from './picture-drop.ts';
import { startRefreshing } from './refresh-part.ts';
import { startReplaceFile } from './replace-file.ts';
import { startSendForms } from './send-form.ts';
import { startTimeInputs } from './time-input.ts';

/*
 * All script that pages of the desk have, but for those with an editor in them, which bring React besides. A page without it is
 * complete: forms are sent as any form is. What a script says is drawn by the server, words included.
 */
guardComposing();
guardDrops();
startSendForms();
startTimeInputs();
startChooseAll();
startBoardDrag();
startCalendarDrag();
startFocalPoint();
startPictureDrop();
startReplaceFile();
startCopying();
startRefreshing();
