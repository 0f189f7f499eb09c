using System;
using System.Collections.Generic;
using System.Security.Principal;
using System.Text.Json.Nodes;

namespace Sim
{
    /// <summary>Who runs the script: "system", "administrator", "filtered" (an administrator without elevation) or "person".</summary>
    public sealed class User
    {
        public readonly string Kind;
        /// <summary>0 for services; else the id of the person's session.</summary>
        public readonly int Session;
        /// <summary>Is that session a Remote Desktop session?</summary>
        public readonly bool Remote;

        public User(JsonNode spec)
        {
            Kind = (string)spec?["kind"] ?? "administrator";
            Remote = (bool?)spec?["remote"] ?? false;
            Session = Kind == "system" ? 0 : (Remote ? 2 : 1);
        }

        public bool Elevated => Kind == "system" || Kind == "administrator";

        public string Sid => Kind == "system" ? "S-1-5-18" : "S-1-5-21-1-2-3-1001";

        /// <summary>May this user make that account the owner of something, without a privilege?</summary>
        public bool MayOwn(string sid) => sid == Sid || Elevated && sid == "S-1-5-32-544";

        /// <summary>Everybody whose permissions this user has.</summary>
        public HashSet<string> Sids
        {
            get
            {
                var sids = new HashSet<string> { Sid, "S-1-1-0", "S-1-5-11" };
                if (Kind == "system") sids.Add("S-1-5-32-544");
                else sids.Add("S-1-5-32-545");
                if (Kind == "administrator") sids.Add("S-1-5-32-544");
                return sids;
            }
        }
    }

    /// <summary>Stands in for [System.Security.Principal.WindowsIdentity], which exists on Windows alone.</summary>
    public sealed class WindowsIdentity
    {
        public static WindowsIdentity GetCurrent() => new WindowsIdentity();
        public bool IsSystem => Machine.Now.User.Kind == "system";
        public Sid User => new Sid(Machine.Now.User.Sid);
        public string Name => IsSystem ? "NT AUTHORITY\\SYSTEM" : "PC\\anna";
    }

    public sealed class WindowsPrincipal
    {
        public WindowsPrincipal(WindowsIdentity identity) { }
        public bool IsInRole(WindowsBuiltInRole role) =>
            role == WindowsBuiltInRole.Administrator ? Machine.Now.User.Elevated : throw Machine.Now.Refuse("IsInRole " + role);
    }

    public sealed class Sid
    {
        public Sid(string value) { Value = value; }
        public string Value { get; }
        public override string ToString() => Value;
    }

    /// <summary>Stands in for [System.Environment]: Windows itself answers, whatever the environment variables say.</summary>
    public static class SystemEnvironment
    {
        public static string SystemDirectory => "C:\\Windows\\system32";
    }
}
