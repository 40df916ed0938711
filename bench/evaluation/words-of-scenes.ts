/** The words by which a truth may call the scenes of our head; a label without a line is called by its own name alone. */
const words: Readonly<Record<string, readonly string[]>> = {
  beach_coast: ['beach', 'coast', 'ocean', 'sea', 'shore'],
  harbour_boats: ['harbour', 'harbor', 'port', 'shore'],
  mountain: ['mountain', 'valley', 'cliff'],
  forest: ['forest', 'rainforest', 'nature'],
  lake_river: ['lake', 'river', 'waterfall', 'shore'],
  field_countryside: ['field', 'meadow', 'grassland', 'savanna', 'pasture', 'nature'],
  desert_rocks: ['rock', 'cliff', 'desert', 'savanna'],
  street_town: ['street', 'alley', 'village', 'town', 'city', 'crosswalk', 'facade', 'building'],
  skyscraper_city: ['city', 'building'],
  house_yard: ['yard', 'porch', 'courtyard', 'house', 'facade', 'doorway', 'building', 'apartment_building'],
  landmark_church: ['church', 'palace', 'castle', 'temple', 'building'],
  garden_park: ['garden', 'park', 'tree'],
  road_parking: ['road', 'highway', 'crosswalk', 'street'],
  railway_station: ['railway', 'station'],
  amusement_park: ['amusement_park', 'fairground', 'theme park', 'playground'],
  construction_site: ['construction', 'factory', 'industrial'],
  stadium_sports: ['stadium', 'playground'],
  aquarium: ['aquarium', 'underwater'],
  bedroom: ['bedroom', 'home', 'room'],
  kitchen: ['kitchen', 'home'],
  living_room: ['living_room', 'home', 'room', 'playroom'],
  dining_room: ['dining_room', 'home', 'room'],
  bathroom: ['bathroom', 'home'],
  restaurant_bar: ['restaurant', 'bar', 'cafe', 'coffee_shop'],
}

/** Whether a label says what the truth says in one of its words. */
export const saysScene = (label: string, truth: readonly string[]): boolean => truth.some((word) => word === label || words[label]?.includes(word) === true)
