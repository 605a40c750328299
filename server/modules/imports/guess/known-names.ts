// How shops' programs name the columns of their exports: our own words, plain English, and those of Shopify, WooCommerce,
// Magento, BigCommerce, Klaviyo, Mailchimp and common bookkeeping. The first names of a field are the surest.
import type { ImportField, ImportKind } from "../../../../contract/import-reading.ts";

type Names = Partial<Record<ImportField, string>>;

const person: Names = {
  "customer.external_id":
    "customer id,customer external id,customer no,customer number,customer code,customer ref,client id,client no,member id,user id,buyer id,contact id,profile id,cust id,customerid,custid,customer",
  "customer.email":
    "email,e mail,email address,customer email,e mail address,billing email,customer e mail,contact email,buyer email,subscriber email",
  "customer.phone":
    "phone,phone number,mobile,mobile number,customer phone,telephone,mobile phone,billing phone,contact number,whatsapp,whatsapp number,default address phone,shipping phone,cell,cell phone,sms phone number",
  "customer.first_name":
    "first name,firstname,given name,billing first name,customer first name,forename,fname,shipping first name",
  "customer.last_name":
    "last name,lastname,surname,family name,billing last name,customer last name,lname,shipping last name",
  "customer.name":
    "full name,customer name,billing name,buyer name,contact name,billing full name,shipping name",
  "customer.country":
    "country,country code,customer country,billing country,default address country code,country region,billing country code,shipping country,location country",
  "customer.region":
    "region,state,province,state region,billing state,billing province,default address province code,province code,shipping state,shipping province,county,state province",
  "customer.city": "city,town,billing city,default address city,shipping city,customer city",
  "customer.postal_code":
    "postal code,postcode,zip,zip code,pin code,pincode,billing zip,billing postcode,default address zip,shipping zip,shipping postcode,zip postal code",
  "customer.language": "language,locale,preferred language,customer language",
  "customer.timezone": "timezone,time zone,tz",
  "customer.gender": "gender,sex",
  "customer.birthday": "birthday,birthdate,birth date,date of birth,dob",
  "customer.tags": "customer tags,customer tag",
  "customer.consent.email":
    "consent email,email consent,accepts email marketing,accepts marketing,buyer accepts marketing,newsletter,email marketing consent,email opt in,email marketing,subscribed to newsletter,customer accepts marketing",
  "customer.consent.sms":
    "consent sms,sms consent,accepts sms marketing,sms marketing consent,sms opt in,sms marketing",
  "customer.consent.whatsapp": "consent whatsapp,whatsapp consent,whatsapp opt in,accepts whatsapp marketing",
  "customer.consent.push": "consent push,push consent,push opt in",
};

const customers: Names = {
  ...person,
  "customer.external_id": `external id,${person["customer.external_id"]},id`,
  "customer.name": `${person["customer.name"]},name`,
  "customer.source": "source,signup source,acquisition source,customer source,initial source",
  "customer.tags": `tags,labels,${person["customer.tags"]}`,
  "customer.created_at":
    "created at,customer since,created,date created,signup date,sign up date,signed up at,registered,registered at,registration date,date registered,joined,joined at,member since,first active,date added,profile created on,optin time",
};

const orders: Names = {
  ...person,
  "customer.created_at": "customer since,customer created at",
  "order.external_id":
    "order id,order external id,order number,order no,invoice no,invoice number,invoice id,invoice,order name,order ref,order reference,transaction id,transaction no,receipt no,receipt number,bill no,bill number,basket id,increment id,order,name,id",
  "order.ordered_at":
    "ordered at,order date,invoice date,order created at,created at,purchase date,purchased on,date created,order time,transaction date,transaction time,transaction timestamp,paid at,date paid,bill date,created,timestamp,date,day",
  "order.status": "order status,financial status,payment status,status,state",
  "order.total":
    "order total,total,grand total,order amount,order value,total amount,invoice total,total price,order total amount,amount paid,net total",
  "order.discount": "order discount,discount amount,discount,total discount,cart discount,discount total",
  "order.refunded": "refunded,refunded amount,amount refunded,refund total,total refunded,refund amount",
  "order.coupon": "coupon,coupon code,discount code,coupons,voucher,voucher code,promo code,coupon items",
  "order.channel": "sales channel,channel,source,order source,source name,order channel",
  "order.store": "store,store name,shop,branch,location,store id,outlet,purchase point",
  "item.product_id":
    "product id,stock code,item id,item product id,article no,article number,product code,line item product id,lineitem product id,product no,item code,item number,product",
  "item.sku": "sku,item sku,lineitem sku,product sku,line item sku,variant sku",
  "item.name":
    "item name,product name,description,lineitem name,line item name,item description,product description,product title,item title,title,product variation,article,article name,article description",
  "item.category":
    "category,product category,item category,department,product type,line item category,collection",
  "item.quantity":
    "quantity,qty,item quantity,lineitem quantity,units,line item quantity,quantity ordered,units sold,pieces,order item quantity",
  "item.price":
    "unit price,price,item price,lineitem price,line item price,item cost,unit cost,product price,price each,price per unit,rate,selling price",
};

export const knownNames: Record<ImportKind, Map<string, { field: ImportField; rank: number }>> = {
  customers: byName(customers),
  orders: byName(orders),
};

/** The columns that error files carry besides the original ones. */
export const errorColumns = [
  "error_line",
  "error_column",
  "error_value",
  "error_reason",
  "error_import",
] as const;

export function isErrorColumn(name: string): boolean {
  return (errorColumns as readonly string[]).includes(name);
}

/** `InvoiceNo`, `invoice_no` and `Invoice No.` are one. */
export function plainName(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Where two fields know a name, that in which it stands nearer to the beginning has it. */
function byName(names: Names): Map<string, { field: ImportField; rank: number }> {
  const found = new Map<string, { field: ImportField; rank: number }>();
  for (const [field, list] of Object.entries(names) as [ImportField, string][]) {
    list.split(",").forEach((name, rank) => {
      if (rank < (found.get(name)?.rank ?? Infinity)) found.set(name, { field, rank });
    });
  }
  for (const field of Object.keys(names) as ImportField[]) found.set(plainName(field), { field, rank: -1 });
  return found;
}
