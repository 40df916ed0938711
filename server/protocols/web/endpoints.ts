/** One thing that the web server answers to. */
export interface Endpoint { method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS'; path: string; doc: string }

const get = (path: string, doc: string): Endpoint => ({ method: 'GET', path, doc })
const post = (path: string, doc: string): Endpoint => ({ method: 'POST', path, doc })
const put = (path: string, doc: string): Endpoint => ({ method: 'PUT', path, doc })
const del = (path: string, doc: string): Endpoint => ({ method: 'DELETE', path, doc })

const entry: Endpoint[] = [
  get('/health', 'Whether the program lives: { status: "ok" | "starting" | "failing" }. Needs no session.'),
  get('/setup', 'The first visit: administrator, folders (?step=folders, ?browse=), first pictures (?step=pictures). ?code= fills the set-up code in.'),
  post('/setup/administrator', 'Makes the administrator by the set-up code (code, name, password) and logs that browser in.'),
  post('/setup/sources', 'Adds a folder (path) during set-up.'),
  del('/setup/sources/:id', 'Leaves a folder out again during set-up.'),
  get('/setup/pictures', 'Fragment: how far the first scan is, with the pictures that arrived last.'),
  get('/login', 'The log-in page; ?next= is the page of this server to go to afterwards.'),
  post('/session', 'Logs in (name, password, next).'),
  del('/session', 'Logs this browser out.'),
]
const library: Endpoint[] = [
  get('/', 'The timeline, newest first; ?at=2024-05 begins at a month, ?page= walks without scripts.'),
  get('/timeline/shape', 'JSON: every month with its days, counts and the ratio of every file, so that the whole timeline is laid out before any picture is there; with an ETag.'),
  get('/timeline/months/:month', 'JSON: the files of one month (?offset=, ?limit= up to 2000) in the order of the shape.'),
  get('/recent', 'What came in last (?page=).'),
  get('/favorites', 'What this person loves (?page=).'),
  get('/folders', 'The top of the tree of folders.'),
  get('/folders/:path{.+}', 'A folder as it lies on the disk: its folders and files (?page=).'),
  get('/search', 'What a query finds (?q=, ?page=), with its parts as chips and counts to narrow it.'),
  get('/search/suggest', 'Fragment: complete queries for what was typed so far (?q=).'),
  get('/shortcuts', 'All keys on one sheet.'),
]
const file: Endpoint[] = [
  get('/files/:id', 'The page of a file; ?in= names the list whose neighbours it shows: timeline, recent, favorites, trash, folder:PATH, search:QUERY.'),
  get('/files/:id/original', 'The bytes of a file, by Range, with an ETag; ?version= an older one, ?download=1 as attachment. SVG and what is not media only as attachment.'),
  get('/files/:id/renditions/:profile', 'What was drawn of a file: thumbnail, preview, waveform, hover, web-video, web-audio. 202 with one transparent pixel while it is made. ?v= as the pages write it makes browsers keep it for ever.'),
  post('/files/:id/favorite', 'Makes the file a favourite of this person.'),
  del('/files/:id/favorite', 'Takes that back.'),
  put('/files/:id/rating', 'Sets this person\'s rating (rating: 0 for none, to 5).'),
  post('/files/:id/tags', 'Adds a tag (name: a path such as Travel/Rome).'),
  del('/files/:id/tags/:tagId', 'Takes a tag from the file.'),
  post('/files/:id/trashing', 'Moves the file to the trash.'),
  del('/files/:id/trashing', 'Brings the file back from the trash.'),
  post('/files/:id/versions', 'Puts a new version in (multipart: file). Only for files that Mantel keeps itself.'),
  post('/files/:id/versions/:number/restoration', 'Makes an older version the current one.'),
  post('/changes/:id/undoing', 'Takes a change back; the answer offers to take that back in turn.'),
]
const many: Endpoint[] = [
  post('/selection/favorite', 'Makes the files (file, repeated) favourites of this person.'),
  post('/selection/tags', 'Adds a tag (name) to the files (file, repeated).'),
  post('/selection/trashing', 'Moves the files to the trash.'),
  post('/selection/restoration', 'Brings the files back from the trash.'),
  post('/selection/purging', 'Deletes the files for good; only what lies in the trash.'),
  post('/selection/archive', 'The originals of the files as one ZIP, streamed.'),
  get('/trash', 'What lies in the trash (?page=).'),
  post('/trash/emptying', 'Deletes everything in the trash for good.'),
  get('/tags', 'The tree of tags.'),
  post('/tags', 'Makes a tag (path).'),
  put('/tags/:id', 'Renames or moves a tag with all below it (path).'),
  del('/tags/:id', 'Deletes a tag and those below it; the files stay.'),
  get('/tags/suggest', 'Fragment: options for a tag field (?name=).'),
]
const arriving: Endpoint[] = [
  get('/uploads/form', 'Uploading without scripts; ?folder= fills the folder in.'),
  post('/uploads/form', 'Takes files in at once (multipart: files, folder) and answers with how each ended.'),
  get('/uploads', 'JSON: this person\'s uploads under way and of the last day.'),
  get('/uploads/outcomes', 'JSON: how uploads ended (?id= repeated).'),
  post('/uploads', 'tus 1.0: begins a resumable upload (metadata name, folder, modified in ms); creation-with-upload too.'),
  { method: 'OPTIONS', path: '/uploads', doc: 'tus 1.0: what the server can do.' },
  { method: 'OPTIONS', path: '/uploads/:id', doc: 'tus 1.0: what the server can do.' },
  get('/uploads/:id', 'JSON: one upload of this person\'s and how it ended; by HEAD, tus 1.0: how many bytes have arrived.'),
  { method: 'PATCH', path: '/uploads/:id', doc: 'tus 1.0: further bytes.' },
  del('/uploads/:id', 'tus 1.0: gives an upload up.'),
]
const house: Endpoint[] = [
  get('/sources', 'The folders that are indexed in place; ?browse= says where the folder browser stands.'),
  get('/sources/:id', 'Fragment: one source with the state of its scan.'),
  post('/sources', 'Adds a folder (path, name).'),
  put('/sources/:id', 'Changes a source (name, ignore: lines, enabled=on).'),
  del('/sources/:id', 'Forgets a source; nothing in the folder is touched.'),
  post('/sources/:id/scans', 'Looks through the folder now.'),
  post('/sources/:id/answer', 'Answers a scan that stopped to ask (answer: again or gone).'),
  get('/folder-browser', 'Fragment: the folders below ?browse=, for ?action=/sources or /setup/sources.'),
  get('/refusals', 'What could not be taken in, each with its sentence (?page=).'),
  post('/refusals/dismissal', 'Puts all of them aside.'),
  post('/refusals/:id/dismissal', 'Puts one aside.'),
  post('/refusals/:id/retry', 'Tries one again.'),
  get('/jobs', 'What the house is doing, and what it could not do (?page=).'),
  post('/jobs/pause', 'Pauses all background work.'),
  del('/jobs/pause', 'Goes on with all background work.'),
  post('/jobs/:stage/pause', 'Pauses one stage of the background work.'),
  del('/jobs/:stage/pause', 'Goes on with one stage of the background work.'),
  post('/jobs/failures/retry', 'Tries everything again that could not be done.'),
  post('/jobs/failures/:id/retry', 'Tries one thing again.'),
  get('/settings', 'What people set for themselves; for administrators also analyzers, people and the state of the house.'),
  post('/settings/look', 'Sets theme and language (either may be absent).'),
  post('/settings/password', 'Changes one\'s own password (current, password); all other browsers are logged out.'),
  del('/settings/sessions', 'Logs out everywhere else.'),
  post('/settings/analyzers/:name', 'Turns an analyzer on.'),
  del('/settings/analyzers/:name', 'Turns an analyzer off; what it found stays.'),
  post('/people', 'Gives a person access (name, role, password).'),
  put('/people/:id', 'Changes what a person may do (role, disabled=on).'),
  put('/people/:id/password', 'Gives a person a new password.'),
  get('/live', 'WebSocket: news for open pages. The browser says { watch: ["timeline" | "jobs" | "sources"] }; messages are fragment, counts, upload, timeline.'),
]

/** Everything that the web server answers to; docs/api.md is written from it, and a test compares it with what is registered. */
export const endpoints: readonly Endpoint[] = [...entry, ...library, ...file, ...many, ...arriving, ...house]
