namespace Tideline.Governance.Agreements;

/// <summary>What a data-sharing agreement has to settle.</summary>
/// <param name="Code">Stays the same in every version.</param>
/// <param name="Name">A few words.</param>
/// <param name="Asks">What the clause must say, a sentence.</param>
/// <param name="Essential">Whether nothing may run without it: the others cost time and trust, these cost people.</param>
public sealed record Clause(string Code, string Name, string Asks, bool Essential)
{
    /// <summary>Every clause, in the order in which an agreement is read.</summary>
    public static readonly IReadOnlyList<Clause> All =
    [
        new("parties", "Parties and contacts", "Who agrees, who signs for each, and who answers a question on a Sunday.", true),
        new("purpose", "Purposes", "For which purposes, each with its id; whatever is not named is not allowed.", true),
        new("legal_basis", "Legal basis", "On what law each step rests, from the record to the published figure.", true),
        new("roles", "Roles", "Who is controller, who is processor, who holds the records.", true),
        new("fields", "Data", "Which fields, periods, areas and how much history are read.", true),
        new("access", "Access", "Where code runs, who starts it, and what never leaves the place.", true),
        new("pseudonyms", "Pseudonyms and keys", "How numbers are replaced, who holds the key, when it is changed and destroyed.", true),
        new("security", "Security", "Which measures protect the place, and who looks at them.", true),
        new("subprocessors", "Sub-processors", "Which other firms may touch the data, and how one is added.", false),
        new("staff", "Staff", "How people with access are vetted, trained and taken off the list.", false),
        new("outputs", "Outputs", "Which figures may leave, for which areas, from how many subscribers on.", true),
        new("approval", "Approval and emergencies", "Who approves, within which hours, and who does in an emergency.", true),
        new("publication", "Publication", "Who publishes, who reads it before, and how sources are named.", false),
        new("commerce", "Commerce", "Where the public good ends and a paid product begins.", false),
        new("quality", "Quality and changes", "How a change of masts or file formats is told, and how soon.", false),
        new("retention", "Retention and deletion", "How long each kind is kept, and what proves that it was deleted.", true),
        new("incident", "Incidents", "Within how many hours whom is told, and who may stop all exports.", true),
        new("subjects", "Requests of subscribers", "Who answers a person who asks what is held, and how.", false),
        new("audit", "Audit", "Who may look at what happened, how often, and what is shown.", true),
        new("costs", "Costs", "Who pays for machines, staff and time.", false),
        new("liability", "Liability", "Who stands for which damage.", false),
        new("methods", "Methods", "Who owns methods and code, and that the method is open to readers.", false),
        new("disputes", "Disputes", "Which steps come before a court.", false),
        new("term", "Term and exit", "From when to when, how it is renewed, how a party leaves, and what holds afterwards.", true),
        new("law", "Governing law", "Which law holds and which court.", false),
    ];

    /// <summary>The clause of a code; null where there is none.</summary>
    public static Clause? Of(string code) => All.FirstOrDefault(c => c.Code == code);
}
