namespace Tideline.Server.Access;

/// <summary>Names of the questions that an endpoint asks before it answers.</summary>
public static class Policies
{
    /// <summary>May released figures be read: by anybody where the server is open, else by whoever has an account or a key.</summary>
    public const string Figures = "figures";

    /// <summary>May the quality of the feeds, and what jobs did, be read.</summary>
    public const string Data = "data";

    /// <summary>May bulletins of public releases be composed and printed.</summary>
    public const string Compose = "compose";

    /// <summary>May emergencies be declared, ended and withdrawn; for people, not for keys.</summary>
    public const string Declare = "declare";

    /// <summary>May proposed and recalled releases be seen.</summary>
    public const string Proposals = "proposals";

    /// <summary>May ingests and runs be started and stopped.</summary>
    public const string Jobs = "jobs";

    /// <summary>May releases be approved; for people, not for keys.</summary>
    public const string Approve = "approve";

    /// <summary>May releases be published and recalled; for people, not for keys.</summary>
    public const string Publish = "publish";

    /// <summary>May a statement be asked for that a person signs.</summary>
    public const string Sign = "sign";

    /// <summary>Is it an operator of the hub, by its key: may bundles be handed in, and its own figures be read.</summary>
    public const string HubOperator = "hub-operator";

    /// <summary>May receipts be read: its own by an operator of the hub, all by those who run it.</summary>
    public const string HubReceipts = "hub-receipts";

    /// <summary>May everything that leaves be stopped, and incidents be written down; for people, not for keys.</summary>
    public const string Stop = "stop";

    /// <summary>May requests and decisions be written down; for people, not for keys.</summary>
    public const string Record = "record";

    /// <summary>May one learn: anybody where the server is open, else whoever has an account or a key.</summary>
    public const string Campus = "campus";

    /// <summary>May cohorts be looked after, and their figures be read; for people, not for keys.</summary>
    public const string Train = "train";

    /// <summary>May the audit log be read and verified.</summary>
    public const string Audit = "audit";

    /// <summary>May accounts and keys be changed; for people, not for keys.</summary>
    public const string Accounts = "accounts";

    /// <summary>May one's own password and second factor be changed.</summary>
    public const string Person = "person";
}
