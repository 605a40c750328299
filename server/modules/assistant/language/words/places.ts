// Places by their several names: cities that are called two ways, countries and their people, and cities that a shop may have
// customers in though its catalogue shows only the commonest.

export const cityAliases: readonly (readonly string[])[] = [
  ["Bengaluru", "Bangalore", "BLR"],
  ["Mumbai", "Bombay"],
  ["Delhi", "New Delhi", "Dilli", "NCR"],
  ["Kolkata", "Calcutta"],
  ["Chennai", "Madras"],
  ["Pune", "Poona"],
  ["Kochi", "Cochin"],
  ["Thiruvananthapuram", "Trivandrum"],
  ["Gurugram", "Gurgaon"],
  ["Mysuru", "Mysore"],
  ["Vadodara", "Baroda"],
  ["Mangaluru", "Mangalore"],
  ["Puducherry", "Pondicherry"],
  ["Varanasi", "Banaras", "Benares"],
  ["Prayagraj", "Allahabad"],
  ["Kozhikode", "Calicut"],
  ["Visakhapatnam", "Vizag"],
  ["Hyderabad", "Hyd"],
  ["New York", "NYC", "New York City"],
  ["Los Angeles", "LA"],
  ["San Francisco", "SF"],
  ["Ho Chi Minh City", "Saigon"],
  ["Munich", "München"],
  ["Cologne", "Köln"],
  ["Ahmedabad", "Amdavad"],
];

export const moreCities: readonly string[] =
  `Ahmedabad|Jaipur|Lucknow|Surat|Nagpur|Indore|Thane|Bhopal|Patna|Ludhiana|Agra|Nashik|Faridabad|Meerut|Rajkot|Srinagar|
Aurangabad|Dhanbad|Amritsar|Navi Mumbai|Ranchi|Howrah|Coimbatore|Jabalpur|Gwalior|Vijayawada|Jodhpur|Madurai|Raipur|Kota|Guwahati|Chandigarh|Solapur|Hubballi|Tiruchirappalli|
Bareilly|Moradabad|Tiruppur|Jalandhar|Bhubaneswar|Salem|Warangal|Guntur|Bhiwandi|Saharanpur|Gorakhpur|Bikaner|Amravati|Noida|Jamshedpur|Bhilai|Cuttack|Firozabad|Nellore|
Bhavnagar|Dehradun|Durgapur|Asansol|Kolhapur|Ajmer|Jamnagar|Ujjain|Siliguri|Jhansi|Jammu|Panaji|Shimla|Udaipur|Thrissur|London|Paris|Berlin|Madrid|Rome|Dublin|Leeds|
Manchester|Birmingham|Glasgow|Edinburgh|Bristol|Liverpool|Dubai|Abu Dhabi|Singapore|Sydney|Melbourne|Toronto|Vancouver|Montreal|Chicago|Boston|Seattle|Austin|Houston|Dallas|
Miami|Atlanta|Denver|Tokyo|Osaka|Hong Kong|Bangkok|Kuala Lumpur|Jakarta|Manila|Dhaka|Karachi|Lahore|Kathmandu|Colombo|Nairobi|Lagos|Cairo|Johannesburg|Cape Town|
Amsterdam|Brussels|Vienna|Zurich|Geneva|Milan|Barcelona|Lisbon|Stockholm|Oslo|Copenhagen|Helsinki|Warsaw|Prague|Budapest|Athens|Istanbul|Moscow|São Paulo|Mexico City|
Buenos Aires|Auckland|Cork|Hamburg|Frankfurt|Philadelphia|Phoenix|San Diego|Washington`
    .replaceAll("\n", "")
    .split("|");

/** What countries are called besides their name; people of a country as well. */
export const countryAliases: Record<string, string> = {
  india: "IN",
  indian: "IN",
  indians: "IN",
  bharat: "IN",
  uk: "GB",
  "u k": "GB",
  britain: "GB",
  "great britain": "GB",
  england: "GB",
  british: "GB",
  "united kingdom": "GB",
  usa: "US",
  america: "US",
  american: "US",
  americans: "US",
  "united states": "US",
  "the states": "US",
  uae: "AE",
  emirates: "AE",
  "united arab emirates": "AE",
  "saudi arabia": "SA",
  german: "DE",
  germans: "DE",
  french: "FR",
  australian: "AU",
  canadian: "CA",
};

export const languageNames: Record<string, string> = {
  english: "en",
  hindi: "hi",
  marathi: "mr",
  tamil: "ta",
  telugu: "te",
  kannada: "kn",
  malayalam: "ml",
  bengali: "bn",
  gujarati: "gu",
  punjabi: "pa",
  urdu: "ur",
  german: "de",
  french: "fr",
  spanish: "es",
  arabic: "ar",
  portuguese: "pt",
  italian: "it",
  dutch: "nl",
  japanese: "ja",
  chinese: "zh",
};

export const regionNames: Record<string, string> = {
  maharashtra: "MH",
  karnataka: "KA",
  "tamil nadu": "TN",
  kerala: "KL",
  telangana: "TG",
  gujarat: "GJ",
  rajasthan: "RJ",
  "uttar pradesh": "UP",
  "west bengal": "WB",
  punjab: "PB",
  haryana: "HR",
  "madhya pradesh": "MP",
  "andhra pradesh": "AP",
  bihar: "BR",
  odisha: "OD",
  goa: "GA",
  assam: "AS",
  california: "CA",
  texas: "TX",
  florida: "FL",
};
