// Where the demo's customers live and what they are called. Names are common ones; any likeness is chance.

export interface Place {
  country: string;
  region: string;
  city: string;
  postal: string;
  timezone: string;
  dial: string;
  weight: number;
}

const place = (
  country: string,
  region: string,
  city: string,
  postal: string,
  timezone: string,
  dial: string,
  weight: number,
): Place => ({ country, region, city, postal, timezone, dial, weight });

export const places: Place[] = [
  place("IN", "KA", "Bengaluru", "5600", "Asia/Kolkata", "+9198", 26),
  place("IN", "MH", "Mumbai", "4000", "Asia/Kolkata", "+9197", 18),
  place("IN", "TN", "Chennai", "6000", "Asia/Kolkata", "+9194", 12),
  place("IN", "MH", "Pune", "4110", "Asia/Kolkata", "+9190", 8),
  place("IN", "KL", "Kochi", "6820", "Asia/Kolkata", "+9195", 7),
  place("IN", "DL", "Delhi", "1100", "Asia/Kolkata", "+9199", 9),
  place("IN", "TG", "Hyderabad", "5000", "Asia/Kolkata", "+9193", 7),
  place("AE", "DU", "Dubai", "0000", "Asia/Dubai", "+97150", 4),
  place("SG", "SG", "Singapore", "0498", "Asia/Singapore", "+659", 3),
  place("GB", "ENG", "London", "SW1A", "Europe/London", "+4477", 4),
  place("US", "NY", "New York", "100", "America/New_York", "+1917", 2),
];

const indian = {
  first:
    "Aarav Aditi Ajay Amrita Ananya Anil Anjali Arjun Asha Bhavna Chitra Deepa Dev Divya Farah Gauri Gopal Harish Imran Indira Isha Jaya Karan Kavya Kiran Lakshmi Leela Manish Meera Mohan Nandini Neha Nikhil Nisha Pooja Prakash Priya Rahul Rajesh Ravi Rekha Ritu Rohan Sana Sanjay Shreya Sneha Suresh Tara Uma Varun Vikram Yash Zara",
  last: "Rao Iyer Menon Nair Patel Shah Reddy Sharma Gupta Khan D'Souza Kulkarni Joshi Desai Pillai Shetty Hegde Bose Banerjee Chatterjee Mehta Kapoor Malhotra Singh Verma Fernandes Thomas Varghese Subramanian Krishnan",
};
const western = {
  first:
    "Alice Ben Clara Daniel Emma Finn Grace Hannah Isaac Jack Kate Liam Maya Noah Olivia Peter Rosa Sam Tessa Zoë",
  last: "Adams Baker Carter Diaz Evans Foster Green Hughes Jones Keller Lopez Moore Novak O'Brien Parker Quinn Reed Smith Turner Wood",
};

export const namesOf = (country: string): { first: string[]; last: string[] } => {
  const names = country === "IN" || country === "AE" ? indian : western;
  return { first: names.first.split(" "), last: names.last.split(" ") };
};
