namespace Tideline.Projects.Tests;

/// <summary>The text of an agreement with every key.</summary>
internal static class AgreementTexts
{
    public const string Whole = """
        id: ndma-2025
        version: 2
        parties: { operator: Darya Mobile, agency: Darya Disaster Authority }
        purpose: { kind: disaster_response, text: Relief for people displaced by floods. }
        emergencies: [flood-2025]
        products: [displaced_stock, displaced_hosted]
        areas: ["01"]
        level: 2
        period: { finest: week, from: 2025-01-01, to: 2026-12-31 }
        minimum_subscribers: 16
        recipients: [Darya Disaster Authority, IOM]
        start: 2025-08-01
        end: 2026-07-31
        outside: leave_out
        """;
}
