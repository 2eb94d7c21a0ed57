using System.Xml;

namespace Tideline.Exchange.Tests.Exports;

/// <summary>The rules of CAP 1.2 on elements, their order, how often each may occur, their codes and times (OASIS, Common Alerting Protocol
/// Version 1.2, section 3), as a schema of our own: any validator of XML Schema can hold an alert against it.</summary>
internal static class CapSchema
{
    private const string Cap = "urn:oasis:names:tc:emergency:cap:1.2";

    /// <summary>What an alert breaks; empty where it is valid.</summary>
    public static IReadOnlyList<string> Faults(byte[] alert)
    {
        var faults = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema };
        settings.Schemas.Add(Cap, XmlReader.Create(new StringReader(Text())));
        settings.ValidationEventHandler += (_, e) => faults.Add(e.Message);
        using var reader = XmlReader.Create(new MemoryStream(alert), settings);
        while (reader.Read())
        {
        }

        return faults;
    }

    private static string Text() => $"""
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:c="{Cap}" targetNamespace="{Cap}" elementFormDefault="qualified">
          <xs:simpleType name="time"><xs:restriction base="xs:dateTime"><xs:pattern value="\d{"{4}"}-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="name"><xs:restriction base="xs:string"><xs:pattern value="[^ ,&lt;&amp;]+"/></xs:restriction></xs:simpleType>
          <xs:complexType name="pair"><xs:sequence>{Text("valueName", 1)}{Text("value", 1)}</xs:sequence></xs:complexType>
          <xs:complexType name="area"><xs:sequence>
            {Text("areaDesc", 1)}{Text("polygon", 0, true)}{Text("circle", 0, true)}{Typed("geocode", "c:pair", 0, true)}{Typed("altitude", "xs:decimal", 0)}{Typed("ceiling", "xs:decimal", 0)}
          </xs:sequence></xs:complexType>
          <xs:complexType name="info"><xs:sequence>
            {Text("language", 0)}
            {Code("category", 1, true, "Geo Met Safety Security Rescue Fire Health Env Transport Infra CBRNE Other")}
            {Text("event", 1)}
            {Code("responseType", 0, true, "Shelter Evacuate Prepare Execute Avoid Monitor Assess AllClear None")}
            {Code("urgency", 1, false, "Immediate Expected Future Past Unknown")}
            {Code("severity", 1, false, "Extreme Severe Moderate Minor Unknown")}
            {Code("certainty", 1, false, "Observed Likely Possible Unlikely Unknown")}
            {Text("audience", 0)}{Typed("eventCode", "c:pair", 0, true)}
            {Typed("effective", "c:time", 0)}{Typed("onset", "c:time", 0)}{Typed("expires", "c:time", 0)}
            {Text("senderName", 0)}{Text("headline", 0)}{Text("description", 0)}{Text("instruction", 0)}{Typed("web", "xs:anyURI", 0)}{Text("contact", 0)}
            {Typed("parameter", "c:pair", 0, true)}{Typed("area", "c:area", 0, true)}
          </xs:sequence></xs:complexType>
          <xs:element name="alert"><xs:complexType><xs:sequence>
            {Typed("identifier", "c:name", 1)}{Typed("sender", "c:name", 1)}{Typed("sent", "c:time", 1)}
            {Code("status", 1, false, "Actual Exercise System Test Draft")}
            {Code("msgType", 1, false, "Alert Update Cancel Ack Error")}
            {Text("source", 0)}
            {Code("scope", 1, false, "Public Restricted Private")}
            {Text("restriction", 0)}{Text("addresses", 0)}{Text("code", 0, true)}{Text("note", 0)}{Text("references", 0)}{Text("incidents", 0)}
            {Typed("info", "c:info", 0, true)}
          </xs:sequence></xs:complexType></xs:element>
        </xs:schema>
        """;

    private static string Text(string name, int least, bool many = false) => Typed(name, "xs:string", least, many);

    private static string Typed(string name, string type, int least, bool many = false) =>
        FormattableString.Invariant($"""<xs:element name="{name}" type="{type}" minOccurs="{least}" maxOccurs="{(many ? "unbounded" : "1")}"/>""");

    private static string Code(string name, int least, bool many, string codes) => FormattableString.Invariant(
        $"""<xs:element name="{name}" minOccurs="{least}" maxOccurs="{(many ? "unbounded" : "1")}"><xs:simpleType><xs:restriction base="xs:string">{string.Concat(codes.Split(' ').Select(c => $"""<xs:enumeration value="{c}"/>"""))}</xs:restriction></xs:simpleType></xs:element>""");
}
