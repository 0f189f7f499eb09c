# Is the private key of the Remote Desktop certificate itself damaged, missing or another machine's?
$value = Get-RcRegistryValue -Path $RdpTcp -Name 'SSLCertificateSHA1Hash'
$certificates = @(Get-RcSelfSignedCertificate)
if (@($value).Count -eq 20) {
  $bound = ConvertTo-RcHex -Bytes $value
  $known = @($certificates | Where-Object -FilterScript { $_.Thumbprint -eq $bound })
  if ($bound -match '[1-9A-F]' -and $known.Count -eq 0) {
    return New-RcResult -State 'not-applicable' -Code 'custom-bound'
  }
}
$guid = [string](Get-RcRegistryValue -Path 'HKLM:\SOFTWARE\Microsoft\Cryptography' -Name 'MachineGuid')
$all = @(Get-RcRdpKeyFile)
$own = @($all | Where-Object -FilterScript { $_.Name -like "*_$guid" })
$newest = @($certificates | Sort-Object -Property 'NotBefore' -Descending | Select-Object -First 1)
$data = @{ files = $all.Count; certificates = $certificates.Count }
if ($certificates.Count -eq 0 -and $all.Count -eq 0) {
  return New-RcResult -State 'unknown' -Code 'nothing-there' -Data $data
}
# Try the pair, where this account and this .NET can: sign a word and let the certificate verify them.
$type = 'System.Security.Cryptography.X509Certificates.RSACertificateExtensions' -as [type]
$trial = 'untried'
if ($newest.Count -eq 1 -and $newest[0].HasPrivateKey -and $null -ne $type) {
  $sample = [System.Text.Encoding]::ASCII.GetBytes('trial')
  $hash = [System.Security.Cryptography.HashAlgorithmName]::SHA1
  $padding = [System.Security.Cryptography.RSASignaturePadding]::Pkcs1
  try {
    $signature = $type::GetRSAPrivateKey($newest[0]).SignData($sample, $hash, $padding)
    $trial = 'mismatch'
    if ($type::GetRSAPublicKey($newest[0]).VerifyData($sample, $signature, $hash, $padding)) {
      $trial = 'works'
    }
  } catch {
    $trial = 'cannot-open'
  }
}
$code = ''
if ($own.Count -eq 0 -and $trial -eq 'works') {
  # This Windows keeps the key in another place.
  return New-RcResult -State 'ok' -Code 'key-elsewhere' -Data $data
}
if ($own.Count -eq 0 -and $all.Count -gt 0) {
  $code = 'other-machine'
} elseif ($own.Count -eq 0) {
  $code = 'key-missing'
} elseif ($own[0].Length -lt 100) {
  # A key of this kind takes about two kilobytes; a file this small holds none.
  $code = 'empty'
} elseif ($trial -eq 'mismatch') {
  $code = 'mismatch'
} elseif ($newest.Count -eq 1 -and $own[0].LastWriteTime -gt (Get-Date).AddMinutes(-15)) {
  $code = 'new-key'
} else {
  try {
    $acl = Get-RcAcl -LiteralPath $own[0].FullName
  } catch {
    return New-RcResult -State 'blocked' -Code 'needs-system' -Data $data
  }
  $system = $acl.Dacl -match '\(A;[^;]*;[^;]+;[^;]*;[^;]*;(SY|S-1-5-18)\)'
  $network = $acl.Dacl -match '\(A;[^;]*;[^;]+;[^;]*;[^;]*;(NS|S-1-5-20)\)'
  $administrators = $acl.Dacl -match '\(A;[^;]*;[^;]+;[^;]*;[^;]*;(BA|S-1-5-32-544)\)'
  if (-not ($system -and $network)) {
    return New-RcResult -State 'blocked' -Code 'permissions-first' -Data $data
  }
  # Whoever can see these permissions is SYSTEM or was let in, unless it is only the owner of the file.
  if ($trial -eq 'cannot-open' -and ($administrators -or [string]$acl.Owner -eq 'S-1-5-18')) {
    $code = 'cannot-open'
  }
  if ($code -eq '') {
    # 1056: made a certificate. 1057, 1058: could not. The newest tells, unless the key is newer still.
    $last = @(Get-WinEvent -FilterHashtable @{
      LogName = 'System'
      ProviderName = 'Microsoft-Windows-TerminalServices-RemoteConnectionManager'
      Id = @(1056, 1057, 1058)
      StartTime = (Get-Date).AddDays(-7)
    } -MaxEvents 1 -ErrorAction 'SilentlyContinue')
    if ($last.Count -eq 1 -and $last[0].Id -ne 1056 -and $last[0].TimeCreated -gt $own[0].LastWriteTime) {
      $code = 'renewal-fails'
    }
  }
}
if ($code -eq '') {
  $code = 'no-damage'
}
if (@('new-key', 'no-damage') -contains $code) {
  if ((Get-RcServiceProcessId -Name 'TermService') -eq 0) {
    return New-RcResult -State 'unknown' -Code 'service-stopped' -Data $data
  }
  return New-RcResult -State 'ok' -Code $code -Data $data
}
# Setting the key aside only helps if Windows can make the next one.
foreach ($name in @('CertPropSvc', 'KeyIso', 'CryptSvc', 'SessionEnv')) {
  # 4 means disabled; no value means that there is no such service.
  $start = Get-RcRegistryValue -Path "HKLM:\SYSTEM\CurrentControlSet\Services\$name" -Name 'Start'
  if ($null -eq $start -or $start -eq 4) {
    return New-RcResult -State 'blocked' -Code 'service-disabled' -Data $data
  }
}
return New-RcResult -State 'fault' -Code $code -Data $data
