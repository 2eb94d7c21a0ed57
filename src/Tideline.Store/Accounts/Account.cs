using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace Tideline.Store.Accounts;

/// <summary>A person who may log in. The name (<see cref="IdentityUser{TKey}.UserName"/>) is what the audit log calls them.</summary>
public sealed class Account : IdentityUser
{
    /// <summary>The organisation that the person works for; empty where nobody said.</summary>
    public string Organisation { get; set; } = "";

    public Instant CreatedAt { get; set; }

    /// <summary>Whether the person may not log in any more. Accounts are not deleted, since the audit log names them.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>Whether somebody else knows the password, so that nothing else may be done before it is changed.</summary>
    public bool MustChangePassword { get; set; }
}
