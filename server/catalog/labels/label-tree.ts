/** What a label names: a thing in a picture, or the place that the whole of it shows. */
export const labelKinds = ['object', 'scene'] as const
export type LabelKind = (typeof labelKinds)[number]

/** Every label of COCO's 80 kinds with what it is a kind of; a thing may be of several. */
const objects: Readonly<Record<string, readonly string[]>> = {
  person: [],
  bird: ['animal'], cat: ['pet'], dog: ['pet'], horse: ['farm animal'], sheep: ['farm animal'], cow: ['farm animal'], elephant: ['wild animal'], bear: ['wild animal'], zebra: ['wild animal'], giraffe: ['wild animal'],
  bicycle: ['vehicle'], car: ['road vehicle'], motorcycle: ['road vehicle'], bus: ['road vehicle'], truck: ['road vehicle'], train: ['vehicle'], boat: ['vehicle'], airplane: ['vehicle'],
  'traffic light': ['street furniture'], 'fire hydrant': ['street furniture'], 'stop sign': ['street furniture'], 'parking meter': ['street furniture'], bench: ['street furniture', 'seat'],
  backpack: ['bag'], handbag: ['bag'], suitcase: ['bag'], umbrella: ['accessory'], tie: ['accessory'],
  frisbee: ['sports equipment'], skis: ['sports equipment'], snowboard: ['sports equipment'], 'sports ball': ['sports equipment'], kite: ['toy'], 'baseball bat': ['sports equipment'], 'baseball glove': ['sports equipment'],
  skateboard: ['sports equipment'], surfboard: ['sports equipment'], 'tennis racket': ['sports equipment'],
  bottle: ['tableware'], 'wine glass': ['tableware'], cup: ['tableware'], bowl: ['tableware'], fork: ['cutlery'], knife: ['cutlery'], spoon: ['cutlery'],
  banana: ['fruit'], apple: ['fruit'], orange: ['fruit'], broccoli: ['vegetable'], carrot: ['vegetable'], sandwich: ['food'], 'hot dog': ['food'], pizza: ['food'], donut: ['sweet food'], cake: ['sweet food'],
  chair: ['seat'], couch: ['seat'], bed: ['furniture'], 'dining table': ['furniture'], toilet: ['bathroom fixture'], sink: ['bathroom fixture'], 'potted plant': ['plant'], vase: ['household item'],
  tv: ['screen'], laptop: ['computer'], mouse: ['electronics'], remote: ['electronics'], keyboard: ['electronics'], 'cell phone': ['electronics'],
  microwave: ['kitchen appliance'], oven: ['kitchen appliance'], toaster: ['kitchen appliance'], refrigerator: ['kitchen appliance'],
  book: ['household item'], clock: ['household item'], scissors: ['household item'], 'hair drier': ['household item'], toothbrush: ['household item'], 'teddy bear': ['toy'],
}

/** The 46 scenes of our own head, likewise; the tops are its coarse kinds. */
const scenes: Readonly<Record<string, readonly string[]>> = {
  beach_coast: ['waterside'], harbour_boats: ['waterside', 'transport_place'], mountain: ['nature'], forest: ['nature'], snow_ice: ['nature'], lake_river: ['waterside'], field_countryside: ['nature'], desert_rocks: ['nature'],
  sky: ['nature'], sunset: ['sky'], fog: ['nature'],
  street_town: ['town'], skyscraper_city: ['town', 'building'], house_yard: ['building'], landmark_church: ['building'], bridge: ['built_outdoor'], garden_park: ['built_outdoor'], road_parking: ['transport_place'],
  railway_station: ['transport_place'], airport_aircraft: ['transport_place'], amusement_park: ['leisure_place'], campsite: ['leisure_place', 'nature'], cemetery: ['built_outdoor'], lighthouse: ['building', 'waterside'],
  stadium_sports: ['sports_place'], swimming_pool: ['sports_place'], construction_site: ['built_outdoor'],
  bedroom: ['home_interior'], kitchen: ['home_interior'], living_room: ['home_interior'], dining_room: ['home_interior'], bathroom: ['home_interior'],
  aquarium: ['public_interior'], office: ['workplace'], classroom: ['public_interior'], restaurant_bar: ['public_interior'], shop: ['public_interior'], corridor_stairs: ['public_interior'], museum_gallery: ['public_interior'],
  stage_theatre: ['public_interior'], gym_sports_hall: ['sports_place', 'public_interior'], bus_interior: ['public_interior'], workshop_laundry: ['workplace'],
  document: ['text_image'], screenshot: ['text_image'], closeup_other: [],
}

/** What labels are kinds of, in their turn. */
const groups: Readonly<Record<LabelKind, Readonly<Record<string, readonly string[]>>>> = {
  object: {
    animal: [], pet: ['animal'], 'farm animal': ['animal'], 'wild animal': ['animal'], plant: [],
    vehicle: [], 'road vehicle': ['vehicle'], 'street furniture': [], bag: ['accessory'], accessory: [], 'sports equipment': [], toy: [],
    food: [], fruit: ['food'], vegetable: ['food'], 'sweet food': ['food'], tableware: ['household item'], cutlery: ['tableware'], 'household item': [],
    furniture: [], seat: ['furniture'], 'bathroom fixture': [], electronics: [], screen: ['electronics'], computer: ['electronics'], 'kitchen appliance': ['electronics'],
  },
  scene: {
    nature: [], waterside: ['nature'], built_outdoor: [], town: ['built_outdoor'], building: ['built_outdoor'], transport_place: ['built_outdoor'], leisure_place: ['built_outdoor'], sports_place: [],
    home_interior: [], public_interior: [], workplace: ['public_interior'], text_image: [],
  },
}

/** Labels that analyzers give, by kind. */
export const labelsOfKind: Readonly<Record<LabelKind, readonly string[]>> = { object: Object.keys(objects), scene: Object.keys(scenes) }

/** Labels and the groups above them: all that may be asked for. */
export const knownLabels: Readonly<Record<LabelKind, readonly string[]>> = { object: [...Object.keys(objects), ...Object.keys(groups.object)], scene: [...Object.keys(scenes), ...Object.keys(groups.scene)] }

const parentsOf = (kind: LabelKind, label: string): readonly string[] => {
  const given: Readonly<Record<string, readonly string[]>> = kind === 'object' ? objects : scenes
  return (Object.hasOwn(given, label) ? given[label] : undefined) ?? (Object.hasOwn(groups[kind], label) ? groups[kind][label] : undefined) ?? []
}

/** Everything that a label is a kind of, nearest first: dog → pet, animal. */
export function aboveLabel(kind: LabelKind, label: string): string[] {
  const above: string[] = []
  for (let next = parentsOf(kind, label); next.length > 0; next = next.flatMap((parent) => parentsOf(kind, parent))) above.push(...next.filter((parent) => !above.includes(parent)))
  return above
}
